"""`python -m linter`: the command line where no script is on the path."""

from linter.cli import main

if __name__ == "__main__":
    main()
