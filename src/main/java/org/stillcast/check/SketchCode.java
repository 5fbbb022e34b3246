package org.stillcast.check;

/**
 * A sample's level in one byte, companded: fine where it is quiet, coarse where it is loud, so that what is lost stays 30 dB
 * below it. As the telephone's A-law and &mu;-law do (ITU-T G.711), but along an inverse hyperbolic sine.
 */
final class SketchCode {
    private static final double KNEE = 16;
    private static final double STEPS_PER_E = 127 / arsinh(32_768 / KNEE);
    private static final byte[] OF = new byte[1 << 16];
    private static final float[] VALUES = new float[1 << 8];

    static {
        for (int value = Short.MIN_VALUE; value <= Short.MAX_VALUE; value++) {
            double code = STEPS_PER_E * arsinh(Math.abs(value) / KNEE);
            OF[value & 0xFFFF] = (byte) (Integer.signum(value) * Math.round(code));
        }
        for (int code = Byte.MIN_VALUE; code <= Byte.MAX_VALUE; code++) {
            VALUES[code & 0xFF] = (float) (KNEE * Math.sinh(code / STEPS_PER_E));
        }
    }

    private SketchCode() {}

    private static double arsinh(double x) {
        return Math.log(x + Math.sqrt(x * x + 1));
    }

    /**
     * Returns the code of a mean of samples.
     *
     * @param value of 16 bits
     */
    static byte of(int value) {
        return OF[value & 0xFFFF];
    }

    /** Returns about the value that has a code. */
    static float value(byte code) {
        return VALUES[code & 0xFF];
    }
}
