package org.stillcast.reception;

import java.nio.LongBuffer;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.stillcast.intake.NamedFiles;

/** Whether the files that a manifest names are the same at two looks. */
final class Stability {
    private @Nullable NamedFiles named;
    private @Nullable LongBuffer states;
    private long besides;

    /** What a look tells, compared with the one before. */
    enum Verdict {
        /** All files are there, and are the same as before. */
        SETTLED,
        /** Something is wrong that waiting does not mend. */
        HOPELESS,
        /** Some have come, gone or changed. */
        CHANGED,
        /** Some are missing, the same as before. */
        UNCHANGED
    }

    /** Returns the files, if their names are remembered. */
    Optional<NamedFiles> named() {
        return Optional.ofNullable(named);
    }

    /** Compares a look with the one before; has it say, too, which files are still being copied. */
    Verdict compare(NamedFiles files, NamedFiles.Look look) {
        named = files;
        LongBuffer before = states;
        boolean same = look.states().equals(before) && look.besides() == besides;
        states = look.states();
        besides = look.besides();
        if (look.isHopeless()) {
            return Verdict.HOPELESS;
        }
        if (look.isComplete() && same) {
            return Verdict.SETTLED;
        }
        if (before != null) {
            files.addChanged(before, look);
        }
        return same ? Verdict.UNCHANGED : Verdict.CHANGED;
    }

    /** The next look is compared with none. */
    void forgetStates() {
        states = null;
    }

    /** They take memory, and can be read again. */
    void forgetNames() {
        named = null;
    }

    void beginAnew() {
        forgetStates();
        forgetNames();
    }
}
