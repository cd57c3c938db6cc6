# Sourced by the launchers: builds what is missing or older than its sources, one start at a time.
# Expects $perf, this folder. Defines $java and $classpath, and $libzmq_tools.

root=$(dirname "$perf")
target=$perf/target
libzmq_tools=$target/libzmq-tools

fail() {
  echo "perf: $*" >&2
  exit 1
}

# The java of JAVA_HOME or of the path, 17 or later.
find_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/java}
  java=${java:-$(command -v java || true)}
  [ -x "${java:-}" ] || fail "there is no JDK: install one of version 17 or later, or set JAVA_HOME"
}

# build_java: $classpath has everything of this tree.
build_java() {
  find_java
  classpath=${SKEIN_PERF_CLASSPATH:-}
  [ -z "$classpath" ] || return 0
  classpath=$target/classes:$target/test-classes:$target/lib/*
  is_stale "$target/built" "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main "$perf/src/test" || return 0
  mkdir -p "$target"
  exec 9>"$target/build.lock"
  flock 9
  if is_stale "$target/built" "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main "$perf/src/test"; then
    command -v mvn >/dev/null || fail "there is no Maven: install 3.8 or later"
    echo "perf: building" >&2
    touch "$target/building"
    mvn -q -f "$root/pom.xml" -pl perf -am -DskipTests -Dfmt.skip -Dcheckstyle.skip package >&2 ||
      fail "the build failed"
    mv "$target/building" "$target/built"
  fi
  exec 9>&-
}

# is_stale STAMP SOURCES...: whether the stamp is missing or older than one of the sources.
is_stale() {
  [ -e "$1" ] || return 0
  [ -n "$(find "${@:2}" -type f -newer "$1" -print -quit 2>/dev/null)" ]
}

# build_libzmq: $libzmq_tools is there.
build_libzmq() {
  [ -e "$libzmq_tools" ] && ! is_stale "$libzmq_tools" "$perf/libzmq" && return 0
  local compiler
  compiler=$(command -v cc || command -v gcc || true)
  [ -n "$compiler" ] || fail "there is no C compiler: apt-get install gcc libc6-dev"
  echo '#include <zmq.h>' | "$compiler" -E - >/dev/null 2>&1 ||
    fail "libzmq's headers are missing: apt-get install libzmq3-dev"
  mkdir -p "$target"
  # Made beside and moved, so that two starts at once do not meet.
  "$compiler" -std=c11 -O2 -Wall -Wextra -Werror -o "$libzmq_tools.$$" "$perf"/libzmq/*.c \
    -lzmq -lpthread || fail "the libzmq tools do not compile"
  mv "$libzmq_tools.$$" "$libzmq_tools"
}
