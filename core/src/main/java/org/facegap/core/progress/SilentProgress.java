package org.facegap.core.progress;

/** Says nothing. */
enum SilentProgress implements Progress, Progress.Task {
    INSTANCE;

    @Override
    public Task begin(String label, long total, String unit) {
        return this;
    }

    @Override
    public void line(String text) {}

    @Override
    public void advance(long n) {}

    @Override
    public void resume(long n) {}

    @Override
    public void note(String text) {}

    @Override
    public void close() {}
}
