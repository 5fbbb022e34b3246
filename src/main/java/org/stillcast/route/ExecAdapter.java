package org.stillcast.route;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.FfmpegCall;
import org.stillcast.process.Termination;

/** Has camel-exec's commands carried out by {@link Ffmpeg}, in place of its own executor (ADR 2). */
final class ExecAdapter implements ExecCommandExecutor {
    private final Ffmpeg ffmpeg;

    ExecAdapter(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** A call of ffmpeg in the form that camel-exec takes. */
    static final class Command extends ExecCommand {
        private static final long serialVersionUID = 1L;

        private final transient FfmpegCall call;

        Command(Ffmpeg ffmpeg, FfmpegCall call) {
            super(
                    ffmpeg.program().toString(),
                    call.command().arguments(),
                    call.command().folder().toString(),
                    call.command().timeLimit().toMillis(),
                    Set.of(),
                    null,
                    null,
                    false,
                    LoggingLevel.OFF);
            this.call = call;
        }

        FfmpegCall call() {
            return call;
        }
    }

    /** How a call ended, in the form that camel-exec takes. */
    static final class Result extends ExecResult {
        private static final long serialVersionUID = 1L;

        private final transient Termination termination;

        Result(ExecCommand command, Termination termination) {
            super(
                    command,
                    InputStream.nullInputStream(),
                    new ByteArrayInputStream(new byte[0]),
                    termination.exitValue());
            this.termination = termination;
        }

        Termination termination() {
            return termination;
        }
    }

    @Override
    public ExecResult execute(ExecCommand command) throws IOException {
        return new Result(command, ffmpeg.run(((Command) command).call()));
    }
}
