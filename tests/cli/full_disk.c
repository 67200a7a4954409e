/* A disk that is full for some files. Preloaded into a program, it lets the files that a pattern names grow by so many bytes and answers
 * ENOSPC to whatever would make them grow further. Needs no mount and no rights.
 *   FULL_DISK_FILES  a pattern over whole paths, as in fnmatch(3) with FNM_EXTMATCH
 *   FULL_DISK_ROOM   bytes */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fnmatch.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static long long room = -1;

static int is_full(int fd, long long at, size_t count) {
  const char *files = getenv("FULL_DISK_FILES");
  const char *given = getenv("FULL_DISK_ROOM");
  struct stat file;
  if (!files || !given || fstat(fd, &file) != 0 || !S_ISREG(file.st_mode)) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (fnmatch(files, path, FNM_EXTMATCH) != 0) return 0;

  long long growth = at + (long long)count - (long long)file.st_size;
  if (growth <= 0) return 0;
  pthread_mutex_lock(&one_at_a_time);
  if (room < 0) room = atoll(given);
  int full = growth > room;
  if (!full) room -= growth;
  pthread_mutex_unlock(&one_at_a_time);
  if (full) errno = ENOSPC;
  return full;
}

typedef ssize_t (*write_at)(int, const void *, size_t, off_t);

ssize_t write(int fd, const void *bytes, size_t count) {
  static ssize_t (*next)(int, const void *, size_t);
  if (!next) next = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  return is_full(fd, lseek(fd, 0, SEEK_CUR), count) ? -1 : next(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  static write_at next;
  if (!next) next = (write_at)dlsym(RTLD_NEXT, "pwrite");
  return is_full(fd, at, count) ? -1 : next(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) {
  static write_at next;
  if (!next) next = (write_at)dlsym(RTLD_NEXT, "pwrite64");
  return is_full(fd, at, count) ? -1 : next(fd, bytes, count, at);
}
