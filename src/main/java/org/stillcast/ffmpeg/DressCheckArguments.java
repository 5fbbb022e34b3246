package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.util.List;

import org.stillcast.files.Folders;
import org.stillcast.work.DressCheckOrder;
import org.stillcast.work.DressOrder;
import org.stillcast.work.PartForm;

/** Hashes the packets of a product and of the part that it was made from, undecoded, to the standard output. */
public final class DressCheckArguments {
    private DressCheckArguments() {}

    /** Returns the call: it writes a hash for the sound of both, and for the picture of both if it is a video. */
    public static FfmpegCommand of(DressCheckOrder order) {
        DressOrder product = order.product();
        ArgumentList arguments = new ArgumentList();
        for (Path file : List.of(product.temporary(), product.source().file())) {
            arguments
                    .add(AacCodec.onlyParts())
                    .add("-advanced_editlist", "0", "-sn", "-dn", "-i", ArgumentList.url(file));
        }
        arguments.add("-map", "0:a:0", "-map", "1:a:0");
        if (product.form() == PartForm.VIDEO) {
            arguments.add("-map", "0:v:0", "-map", "1:v:0");
        }
        arguments
                .add("-c", "copy", "-f", "streamhash", "-hash", "sha256", FfmpegCommand.STANDARD_OUTPUT)
                .add("-nostats", "-progress", FfmpegCommand.STANDARD_OUTPUT);
        return new FfmpegCommand(arguments.toList(), Folders.of(product.temporary()), product.timeLimit(), List.of());
    }
}
