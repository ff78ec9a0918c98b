"""The structure of a text without marks, worked out from the evidence of the whole document.

`headings.work_out` is the way in: raw lines in, lines with their kinds and levels out.
"""
