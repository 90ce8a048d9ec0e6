package se.samverka.access;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** Holds an answer back once, before its first byte, until the next beat since the request came. */
class OnTheBeat extends HttpServletResponseWrapper {

    private final long begun = System.nanoTime();
    private final long beat;
    private final boolean always;
    private final LongConsumer pause;
    private boolean waited;

    /**
     * @param beat in nanoseconds
     * @param always whether also what is no refusal is held back
     * @param pause lets so many nanoseconds pass
     */
    OnTheBeat(HttpServletResponse response, long beat, boolean always, LongConsumer pause) {
        super(response);
        this.beat = beat;
        this.always = always;
        this.pause = pause;
    }

    @Override
    public void setStatus(int status) {
        await(status);
        super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        await(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        await(status);
        super.sendError(status, message);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        await(getStatus());
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        await(getStatus());
        return super.getWriter();
    }

    private void await(int status) {
        if (waited || status < SC_BAD_REQUEST && !always) {
            return;
        }
        waited = true;
        pause.accept(untilNext(System.nanoTime() - begun, beat));
    }

    /** Nanoseconds that are left of the beat that has begun. */
    static long untilNext(long elapsed, long beat) {
        return beat - elapsed % beat;
    }
}
