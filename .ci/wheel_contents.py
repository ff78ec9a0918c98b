"""Assert that a wheel puts nothing but the package `linter` into site-packages: `wheel_contents.py WHEEL`."""

import sys
import zipfile

ALLOWED = {"linter"}


def main(path: str) -> int:
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
    tops = {name.split("/")[0] for name in names}
    others = sorted(top for top in tops if top not in ALLOWED and not top.endswith(".dist-info"))
    bundled = [name for name in names if name.startswith("linter/_bundled/")]
    if others:
        print(f"{path}: the wheel also holds {', '.join(others)}", file=sys.stderr)
    if not bundled:
        print(f"{path}: the checks and schemas are not in linter/_bundled/", file=sys.stderr)
    return 1 if others or not bundled else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
