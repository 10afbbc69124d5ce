/*
 * Makes each synchronised write take longer, as on another disk, so that figures which depend on it can be compared:
 *
 *   cc -shared -fPIC -O1 -o slow-sync.so examples/benchmarks/slow-sync.c -ldl
 *   SLOW_SYNC_US=1000 LD_PRELOAD=$PWD/slow-sync.so java -jar examples/benchmarks/target/ghl-benchmarks.jar reconcile
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int then_wait(const char *name, int fd) {
    int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    int result = sync(fd);
    const char *us = getenv("SLOW_SYNC_US");
    struct timespec more = {0, us ? atoi(us) * 1000L : 0};
    nanosleep(&more, NULL);
    return result;
}

int fdatasync(int fd) {
    return then_wait("fdatasync", fd);
}

int fsync(int fd) {
    return then_wait("fsync", fd);
}
