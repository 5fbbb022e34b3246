package org.stillcast.run;

import java.nio.file.Path;

import org.stillcast.workspace.FinishedProduct;

/**
 * The file of a part that is joined, under whatever name.
 *
 * @param content what is in it
 * @param place absolute
 */
record PartFile(FinishedProduct content, Path place) {}
