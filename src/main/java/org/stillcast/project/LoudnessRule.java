package org.stillcast.project;

import java.math.BigDecimal;

/**
 * How loud a project wants to be.
 *
 * @param targetLufs loudness by ITU-R BS.1770, in LUFS
 * @param ofProject whether all clips get one gain, instead of each its own
 */
public record LoudnessRule(BigDecimal targetLufs, boolean ofProject) {}
