package org.stillcast.check;

import java.util.Random;

/** Sounds that are made up: speech-like, music-like, hiss and hum in turn. */
final class Voices {
    private final Random random;
    private final int hertz;
    private final int channels;
    private int next;

    Voices(long seed, int hertz, int channels) {
        this.random = new Random(seed);
        this.hertz = hertz;
        this.channels = channels;
    }

    /** Returns the next sound. */
    short[] sound(double leastSeconds, double mostSeconds) {
        int samples = (int) (hertz * (leastSeconds + random.nextDouble() * (mostSeconds - leastSeconds)));
        int kind = next++ % 4;
        double[] left = switch (kind) {
            case 0, 1 -> speech(samples);
            case 2 -> music(samples);
            default -> hiss(samples);
        };
        double[] right = channels == 2 ? (kind == 2 ? music(samples) : speech(samples)) : left;
        short[] sound = new short[samples * channels];
        for (int i = 0; i < samples; i++) {
            for (int channel = 0; channel < channels; channel++) {
                double value = channel == 0 ? left[i] : 0.6 * right[i] + 0.3 * left[i];
                sound[i * channels + channel] =
                        (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(12_000 * value)));
            }
        }
        return sound;
    }

    /** A buzz whose pitch wanders, in syllables, with breath in it, through a resonance. */
    private double[] speech(int samples) {
        double[] sound = new double[samples];
        double pitch = 80 + random.nextInt(180);
        double syllables = 3 + 3 * random.nextDouble();
        double resonance = 2 * Math.PI * (400 + random.nextInt(1500)) / hertz;
        double phase = 0;
        double one = 0;
        double two = 0;
        for (int i = 0; i < samples; i++) {
            pitch *= 1 + 0.0004 * random.nextGaussian();
            phase += pitch / hertz;
            double source = phase % 1 < 0.08 ? 1 : 0.02 * random.nextGaussian();
            double now = source + 1.9 * Math.cos(resonance) * one - 0.9025 * two;
            two = one;
            one = now;
            sound[i] = 0.2 * now * Math.max(0, 0.3 + Math.sin(2 * Math.PI * syllables * i / hertz));
        }
        return sound;
    }

    /** Plucked strings. */
    private double[] music(int samples) {
        double[] sound = new double[samples];
        for (int start = 0; start < samples; start += hertz / 4) {
            double pitch = 110 * Math.pow(2, random.nextInt(30) / 12.0);
            for (int i = start; i < samples; i++) {
                double seconds = (double) (i - start) / hertz;
                for (int harmonic = 1; harmonic <= 4; harmonic++) {
                    sound[i] += 0.3
                            / harmonic
                            * Math.exp(-4 * seconds * harmonic)
                            * Math.sin(2 * Math.PI * pitch * harmonic * seconds);
                }
            }
        }
        return sound;
    }

    private double[] hiss(int samples) {
        double[] sound = new double[samples];
        double smooth = 0;
        for (int i = 0; i < samples; i++) {
            smooth += 0.4 * (random.nextGaussian() - smooth);
            sound[i] = 0.5 * smooth;
        }
        return sound;
    }
}
