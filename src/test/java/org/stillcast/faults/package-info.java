/**
 * A file system for tests that lies on the real one. Through it the program's own code meets full disks and refused
 * files ({@link org.stillcast.faults.FileFault}), and all that it does to its folders can be written down
 * ({@link org.stillcast.faults.Recording}), so that the states which a power loss may leave behind
 * ({@link org.stillcast.faults.CrashStates}) can be built and started from.
 */
package org.stillcast.faults;
