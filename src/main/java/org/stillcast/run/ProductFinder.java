package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.PlacedProduct;
import org.stillcast.outbox.PlannedProduct;
import org.stillcast.outbox.Product;
import org.stillcast.outbox.Result;
import org.stillcast.work.JoinOrder;
import org.stillcast.workspace.FinishedProduct;
import org.stillcast.workspace.Journal;

/**
 * The products of a project that are there already, from before an interruption or by an earlier run: known by their
 * fingerprints, and believed only if their files have the same SHA-256 still.
 */
final class ProductFinder {
    private final Outbox outbox;
    private final String projectId;
    private final Map<String, Product> published;
    private final Map<String, Product> byEssence = new HashMap<>();
    private final Map<String, PartEntry> bySound = new HashMap<>();

    /**
     * @param outbox where they are
     * @param before an earlier result whose parts can be kept
     */
    ProductFinder(Outbox outbox, String projectId, Optional<Result> before) {
        this.outbox = outbox;
        this.projectId = projectId;
        published = before.stream()
                .flatMap(Result::products)
                .collect(Collectors.toMap(Product::fingerprint, product -> product, (first, second) -> first));
        before.stream()
                .flatMap(Result::products)
                .filter(product -> !product.essenceFingerprint().isEmpty())
                .forEach(product -> byEssence.putIfAbsent(product.essenceFingerprint(), product));
        for (PartEntry part : before.map(Result::all).orElse(List.of())) {
            if (!part.soundFingerprint().isEmpty()) {
                bySound.putIfAbsent(part.soundFingerprint(), part);
            }
        }
    }

    /**
     * Returns the file of a product if it is there.
     *
     * @param journal knows what was finished, but not published yet
     * @throws IOException if a file that may be it cannot be read
     */
    Optional<PartFile> findPart(PlannedProduct wanted, Journal journal) throws IOException {
        return find(wanted, journal).map(ProductFinder::file);
    }

    private static PartFile file(PlacedProduct there) {
        return new PartFile(
                new FinishedProduct(there.product().bytes(), there.product().sha256()), there.place());
    }

    /**
     * Returns a file that was published with a sound and picture, whatever tags it has besides.
     *
     * @throws IOException if a file that may be one cannot be read
     */
    Optional<PartFile> findEssence(String fingerprint) throws IOException {
        Product product = byEssence.get(fingerprint);
        if (product == null) {
            return Optional.empty();
        }
        Optional<Path> place = outbox.listed(projectId, product.file());
        return place.isPresent() && isThere(product, place.get())
                ? Optional.of(file(new PlacedProduct(product, place.get())))
                : Optional.empty();
    }

    /** Returns what the earlier result lists of a part with a sound, of all parts in one if there is no other. */
    Optional<PartEntry> listedWithSound(String soundFingerprint) {
        return Optional.ofNullable(bySound.get(soundFingerprint));
    }

    /** Tells whether the earlier result lists a product of a fingerprint. */
    boolean isPublished(String fingerprint) {
        return published.containsKey(fingerprint);
    }

    /**
     * Returns those of some products that are there, in their order.
     *
     * @param journal knows what was finished, but not published yet
     * @throws IOException if a file that may be one cannot be read
     */
    List<PlacedProduct> find(List<PlannedProduct> planned, Journal journal) throws IOException {
        List<PlacedProduct> found = new ArrayList<>();
        for (PlannedProduct product : planned) {
            find(product, journal).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /**
     * Returns a product if it is there.
     *
     * @param journal knows what was finished, but not published yet
     * @throws IOException if a file that may be it cannot be read
     */
    Optional<PlacedProduct> find(PlannedProduct wanted, Journal journal) throws IOException {
        Optional<Product> listed = Optional.ofNullable(published.get(wanted.fingerprint()));
        Optional<FinishedProduct> known = journal.product(wanted.fingerprint())
                .or(() -> listed.map(then -> new FinishedProduct(then.bytes(), then.sha256())));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<Path> places = new ArrayList<>(outbox.placesOf(projectId, wanted));
        listed.flatMap(then -> outbox.listed(projectId, then.file())).ifPresent(places::add);
        Product product = wanted.finished(known.get().bytes(), known.get().sha256());
        for (Path place : places) {
            if (isThere(product, place)) {
                return Optional.of(new PlacedProduct(product, place));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns a video that was published with a sound, whatever is seen in it.
     *
     * @throws IOException if a file that may be one cannot be read
     */
    Optional<JoinOrder.EarlierSound> findSound(String soundFingerprint) throws IOException {
        Optional<Product> known =
                listedWithSound(soundFingerprint).map(part -> part.products().get(0));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Product video = known.get();
        Optional<Path> place = outbox.listed(projectId, video.file());
        return place.isPresent() && isThere(video, place.get())
                ? Optional.of(new JoinOrder.EarlierSound(place.get(), video.sha256()))
                : Optional.empty();
    }

    private static boolean isThere(Product product, Path place) throws IOException {
        return Files.isRegularFile(place) && product.matches(place);
    }
}
