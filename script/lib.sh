# Shared by script/serve, script/build and script/test: finds what the build needs and installs what is missing.
# Every `need_*` function is silent and quick when the thing is there, says what it installs and why when it is not, and
# ends with one sentence when it cannot be had. It must never change a tool that the user has: what Rust tools are
# missing go into target/tools.
# shellcheck shell=bash
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
TOOLS=$ROOT/target/tools
TRUNK_VERSION=0.21.14 # newer ones need a newer Rust than this project
WASM_OPT_VERSION=132  # also in Trunk.toml and tests/package.json; 108 yields a blank page
WASM=wasm32-unknown-unknown
export PATH=$TOOLS/bin:$ROOT/tests/node_modules/.bin:$PATH

fail() { printf '\n%s: %s\n' "$(basename "$0")" "$1" >&2; exit 1; }
say() { printf -- '-- %s\n' "$1"; }
has() { command -v "$1" >/dev/null 2>&1; }

# Runs one named step, prints its time, and ends everything when it fails.
step() {
  local name=$1 start=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@" || fail "the step \"$name\" failed, see above."
  printf '== %s: %s s\n' "$name" "$((SECONDS - start))"
}

need_basics() {
  has cargo || fail "Rust is missing; install it from https://rustup.rs and run this again."
  has node && has npm || fail "Node is missing; install Node 20 or newer (with npm) and run this again."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || fail "Node $major is too old; install Node 20 or newer and run this again."
}

# apt_install WHY PACKAGE... : from Debian or a relative of it.
apt_install() {
  local why=$1 sudo=""
  shift
  has apt-get || fail "$why is needed, and there is no apt-get to install it; install it by hand: $*."
  if [ "$(id -u)" != 0 ]; then
    has sudo || fail "$why is needed, and installing it takes root; run as root: apt-get install $*."
    sudo="sudo"
  fi
  say "Installing $* ($why)"
  $sudo apt-get update -qq || say "The list of packages could not be refreshed; trying with the one at hand"
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    fail "$why is needed, and apt-get could not install: $*."
}

# The standard library for wasm: from rustup, or, where rustup has none, built from Debian's sources of Rust.
need_wasm_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/$WASM" ] && return
  if has rustup; then
    say "Adding Rust's $WASM target (the app runs in the browser as WebAssembly)"
    rustup target add "$WASM" && return
    say "rustup could not add it; Debian's Rust can build it from its sources instead"
  fi
  local shim=$TOOLS/debian-rust
  if ! { [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -x /usr/bin/wasm-ld-22 ] && has_debian rust-web-src; }; then
    apt_install "a Rust that can build its $WASM library" rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-22
  fi
  # Only calls for wasm may build the library; the bootstrap switch is always on, so that nothing is built twice.
  mkdir -p "$shim"
  cat >"$shim/cargo" <<SHIM
#!/bin/sh
export RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22
case " \$* " in *$WASM*) export CARGO_UNSTABLE_BUILD_STD=std,panic_abort ;; esac
exec /usr/bin/cargo "\$@"
SHIM
  chmod +x "$shim/cargo"
  export PATH=$shim:/usr/bin:$PATH
}

has_debian() { dpkg -s "$1" >/dev/null 2>&1; }

need_trunk() {
  [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ] && return
  say "Installing trunk $TRUNK_VERSION into target/tools (builds and serves the app); this takes some minutes, once"
  cargo install --quiet --locked --root "$TOOLS" --version "$TRUNK_VERSION" trunk ||
    fail "trunk $TRUNK_VERSION is needed, and cargo could not install it."
}

# Must be exactly the version of the library in Cargo.lock, or its output does not fit.
need_wasm_bindgen() {
  local version
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock)
  [ -n "$version" ] || fail "Cargo.lock names no version of wasm-bindgen."
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ] && has wasm-bindgen-test-runner && return
  say "Installing wasm-bindgen-cli $version into target/tools (joins the wasm to the page); this takes some minutes, once"
  cargo install --quiet --locked --root "$TOOLS" --version "$version" wasm-bindgen-cli && return
  say "Its own list of exact dependencies cannot be had here; trying without"
  cargo install --quiet --root "$TOOLS" --version "$version" wasm-bindgen-cli ||
    fail "wasm-bindgen-cli $version is needed, and cargo could not install it."
}

# wasm-opt, and the libraries of the end-to-end flows. npm's own copy of the lock tells whether they are the right ones.
need_npm() {
  local kept=tests/node_modules/.handpick-lock
  if ! cmp -s tests/package-lock.json "$kept"; then
    say "Installing wasm-opt, playwright-core and axe-core into tests/node_modules (shrink the app; drive and check it)"
    npm ci --prefix tests --no-audit --no-fund --loglevel=error || fail "the npm packages of tests/package-lock.json are needed, and npm could not install them."
    cp tests/package-lock.json "$kept"
  fi
  case $(wasm-opt --version) in
  "wasm-opt version $WASM_OPT_VERSION"*) ;;
  *) fail "wasm-opt is not version $WASM_OPT_VERSION; remove tests/node_modules and run this again." ;;
  esac
}

# A browser and its driver, never downloaded but from the system's packages. CHROMIUM and CHROMEDRIVER may name others.
need_browser() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "${CHROMIUM:-}" ] || ! has "$name" || CHROMIUM=$(command -v "$name")
  done
  if [ -z "${CHROMIUM:-}" ]; then
    apt_install "Chromium, the browser of the tests" chromium chromium-driver
    CHROMIUM=$(command -v chromium) || fail "Chromium is needed for the tests, and its package brought no chromium."
  fi
  if [ -z "${CHROMEDRIVER:-}" ]; then
    has chromedriver || apt_install "ChromeDriver, which runs the Rust tests in Chromium" chromium-driver
    CHROMEDRIVER=$(command -v chromedriver) || fail "ChromeDriver is needed for the tests in the browser; set CHROMEDRIVER to it."
  fi
  export CHROMIUM CHROMEDRIVER
  if has fc-list && [ -z "$(fc-list :lang=ja family)" ] || ! has fc-list; then
    apt_install "letters for Chinese, Japanese and Korean names on the screenshots" fonts-noto-cjk fontconfig
  fi
}

# All that a build needs. Fetched before, so that Trunk can run offline and never downloads a tool of its own.
need_build() {
  need_basics
  need_wasm_target
  need_trunk
  need_wasm_bindgen
  need_npm
  cargo fetch --quiet --locked || fail "the dependencies in Cargo.lock are needed, and cargo could not fetch them."
}

# The builder's own folders have no place in the release: panic messages name the files of dependencies.
hide_folders() {
  local cargo_home=${CARGO_HOME:-$HOME/.cargo} sysroot
  sysroot=$(rustc --print sysroot)
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$cargo_home=/cargo --remap-path-prefix=$sysroot=/rust --remap-path-prefix=$ROOT=/handpick"
}

release() {
  hide_folders
  NO_COLOR=true trunk build --release --offline true && node script/sizes.mjs && names_no_folder
}

names_no_folder() {
  local folder
  for folder in "$ROOT" "${CARGO_HOME:-$HOME/.cargo}"; do
    ! grep --quiet --fixed-strings "$folder" dist/*.wasm || fail "the release names $folder, a folder of this computer."
  done
}
