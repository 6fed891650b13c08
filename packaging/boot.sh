# Find a Python that is new enough and hand over to bootstrap.py. On a bare machine install one when that is
# allowed, else say in one line what to type. Everything said here goes to stderr: stdout is the program's.
here=$(cd "$(dirname "$0")" && pwd) || exit 3
suits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'

# UTBLICK_PYTHON names one by hand. Else the Python that .venv was made with comes first, so that another one on the
# PATH does not mean another set-up.
for python in ${UTBLICK_PYTHON:+"$UTBLICK_PYTHON"} "$here/../.venv/bin/python" python3 python3.14 python3.13 python3.12 python3.11 python; do
  if "$python" -c "$suits" >/dev/null 2>&1; then
    exec "$python" "$here/bootstrap.py" "$@"
  fi
done

say() { printf '[setup] %s\n' "$*" >&2; }

# Older systems carry a newer Python under a name of its own beside `python3`.
name_for() { # the package manager's test of a name, then the names, best first
  test=$1
  shift
  for name in "$@"; do
    if $test "$name" >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
}
offered_by_apt() { apt-cache policy "$1" | grep -q 'Candidate: [0-9]'; }

say "Utblick needs Python 3.11, 3.12, 3.13 or 3.14, and none was found."
if [ -n "$UTBLICK_BOOTED" ]; then
  say "Install one of them and run the command again."
  exit 3
fi
export DEBIAN_FRONTEND=noninteractive
prefix=
if [ "$(id -u)" != 0 ]; then
  prefix=sudo
  if sudo -n true 2>/dev/null; then prefix="sudo -n"; fi
fi
if command -v apt-get >/dev/null 2>&1; then
  if [ "$prefix" != sudo ]; then $prefix apt-get update -qq >&2; fi
  name=$(name_for offered_by_apt python3.13 python3.12 python3.11 python3.14)
  install="apt-get install -y --no-install-recommends ${name:-python3} ${name:-python3}-venv ca-certificates"
elif command -v dnf >/dev/null 2>&1; then
  name=$(name_for "dnf -q list" python3.13 python3.12 python3.11 python3.14)
  install="dnf install -y ${name:-python3}"
elif command -v zypper >/dev/null 2>&1; then
  name=$(name_for "zypper -n -q info" python313 python312 python311)
  install="zypper --non-interactive install ${name:-python313}"
elif command -v pacman >/dev/null 2>&1; then
  install="pacman -S --needed --noconfirm python"
else
  say "Install one of them (python.org has installers for macOS and Windows) and run the command again."
  exit 3
fi
if [ "$prefix" = sudo ]; then
  say "Type this once, then run the command again:  sudo $install"
  exit 3
fi
say "installing it: ${prefix:+$prefix }$install"
if ! $prefix $install >&2; then
  say "That did not work (see above). Is the network there? Run the command again when it is."
  exit 3
fi
UTBLICK_BOOTED=1 exec sh "$here/boot.sh" "$@"
