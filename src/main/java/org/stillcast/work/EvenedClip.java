package org.stillcast.work;

/**
 * A clip that cannot be rendered as it is, and whose sound is there in a form that can.
 *
 * @param order what was to be rendered in the first place
 * @param sidesAlike whether left and right are the same from start to end: then no mono clip has become stereo by it
 * @param said what ffmpeg had to say about the clip, as it wrote it
 */
public record EvenedClip(SegmentOrder order, boolean sidesAlike, String said) implements NextStep {
    @Override
    public EvenedOrder next() {
        ChannelLayout layout =
                sidesAlike && order.layout() == ChannelLayout.AS_IT_IS ? ChannelLayout.MONO : order.layout();
        return new EvenedOrder(order, layout, said);
    }
}
