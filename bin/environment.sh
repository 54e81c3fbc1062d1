# Read by the commands beside it: leaves the checkout in $root and the interpreter of its environment in $python.

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1

found=
for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        found=$candidate
        break
    fi
done
if [ -z "$found" ]; then
    echo "Python 3.11 or later is needed, and no python3 of that age was found. On Debian and Ubuntu:" \
        "apt-get install python3 python3-venv. Another one can be named: PYTHON=/path/to/python3 $0" >&2
    exit 1
fi

python=$("$found" "$root/bin/environment.py") || exit 1
PYTHONPATH=$root${PYTHONPATH:+:$PYTHONPATH}
export PYTHONPATH
