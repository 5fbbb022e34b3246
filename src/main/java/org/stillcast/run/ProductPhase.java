package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.WholeFiles;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.PlacedProduct;
import org.stillcast.outbox.PlannedProduct;
import org.stillcast.outbox.Product;
import org.stillcast.outbox.ProductKind;
import org.stillcast.outbox.ResultEntries;
import org.stillcast.packed.LazyList;
import org.stillcast.packed.Remarks;
import org.stillcast.project.BadClip;
import org.stillcast.project.Outputs;
import org.stillcast.project.Project;
import org.stillcast.project.SoundForm;
import org.stillcast.proof.ProofPage;
import org.stillcast.timeline.TakeTable;
import org.stillcast.work.DressOrder;
import org.stillcast.work.PartForm;
import org.stillcast.work.ProductProven;
import org.stillcast.workspace.FinishedProduct;
import org.stillcast.workspace.Journal;
import org.stillcast.workspace.Workspace;

/**
 * What the parts of a project are published as: each as it was joined, or with what belongs to it besides, in one form or in
 * several; and the texts beside it. Products that are there already are kept, and of their parts nothing is joined. Safe for
 * use by several threads at once.
 */
final class ProductPhase {
    /** To copy a part takes seconds, however long it lasts. */
    private static final int TIMES_REAL_TIME = 10;

    private final Project project;
    private final PlannedParts planned;
    private final PartTags tags;
    private final Workspace workspace;
    private final Outbox outbox;
    private final ProductFinder earlier;
    private final PartProfiles profiles;
    private final List<List<Wanted>> wanted;
    private final List<Map<ProductKind, PlacedProduct>> finished = new ArrayList<>();
    private volatile @Nullable PlacedProduct proof;

    /**
     * @param earlier finds what is there from before
     */
    ProductPhase(
            Project project,
            PlannedParts planned,
            PartTags tags,
            Workspace workspace,
            Outbox outbox,
            ProductFinder earlier) {
        this.project = project;
        this.planned = planned;
        this.tags = tags;
        this.workspace = workspace;
        this.outbox = outbox;
        this.earlier = earlier;
        profiles = new PartProfiles(planned.size(), workspace.folder(), earlier);
        wanted = IntStream.range(0, planned.slices()).mapToObj(this::wanted).toList();
        wanted.forEach(slice -> finished.add(new LinkedHashMap<>()));
    }

    /**
     * A product with sound.
     *
     * @param form what it is
     * @param join what it comes from, which may have a picture that this has not
     * @param isPlain whether it is published as it was joined
     * @param content what decides its bytes if it is not
     */
    private record Wanted(
            PartForm form, int join, boolean isPlain, DressOrder.Content content, PlannedProduct product) {
        ProductKind kind() {
            return product.kind();
        }
    }

    /** Returns what a slice is published as that sounds, first what it is in the first place. */
    private List<Wanted> wanted(int slice) {
        List<Wanted> all = new ArrayList<>();
        int video = planned.join(slice, PartForm.VIDEO);
        if (video >= 0) {
            all.add(wanted(slice, PartForm.VIDEO, video));
        }
        if (!planned.isFull(slice)) {
            Outputs outputs = project.outputs();
            if (outputs.sound().contains(SoundForm.M4A)) {
                all.add(wanted(slice, PartForm.AAC, video >= 0 ? video : planned.join(slice, PartForm.AAC)));
            }
            if (outputs.sound().contains(SoundForm.MP3)) {
                all.add(wanted(slice, PartForm.MP3, planned.join(slice, PartForm.MP3)));
            }
        }
        return all;
    }

    private Wanted wanted(int slice, PartForm form, int join) {
        String essence = planned.fingerprint(join);
        boolean hasAll = planned.formOf(join) == form;
        boolean isCopy = planned.isFull(slice) && planned.size() == 1;
        boolean isPlain = hasAll && !isCopy && tags.isPlain(slice, form);
        DressOrder.Content content = tags.content(slice, form, essence);
        String fingerprint = isPlain ? essence : Fingerprint.of(Fingerprint.ofRecord(content), planned.isFull(slice));
        ProductKind kind = ProductKind.of(form);
        return new Wanted(
                form,
                join,
                isPlain,
                content,
                new PlannedProduct(kind, fileName(slice, kind), fingerprint, isPlain || !hasAll ? "" : essence));
    }

    private String fileName(int slice, ProductKind kind) {
        return Outbox.productName(project.id(), planned.number(slice), planned.size(), kind);
    }

    /**
     * Finds what is there already; what is plain is found as what was joined.
     *
     * @throws IOException if a file that may be a product cannot be read
     */
    void findFinished(Journal journal) throws IOException {
        for (int slice = 0; slice < wanted.size(); slice++) {
            for (Wanted one : wanted.get(slice)) {
                Optional<PlacedProduct> there = one.isPlain() ? Optional.empty() : earlier.find(one.product(), journal);
                if (there.isPresent()) {
                    take(slice, there.get(), one.kind());
                }
            }
        }
    }

    private synchronized void take(int slice, PlacedProduct product, ProductKind kind) {
        finished.get(slice).put(kind, product);
    }

    private synchronized boolean has(int slice, ProductKind kind) {
        return finished.get(slice).containsKey(kind);
    }

    /** Tells whether something is still to be made from a join. */
    boolean needs(int join) {
        return IntStream.range(0, wanted.size())
                .filter(slice -> slice == planned.sliceOf(join) || planned.isFull(slice))
                .anyMatch(slice -> wanted.get(slice).stream()
                        .filter(one -> one.join() == join)
                        .anyMatch(one -> one.isPlain() || !has(slice, one.kind())));
    }

    /**
     * Takes what is published as it was joined, and returns orders for what gets something besides, each made when it is asked
     * for; an MP3 is none of these.
     */
    Stream<DressOrder> orders(PartPhase parts) {
        return IntStream.range(0, wanted.size())
                .boxed()
                .flatMap(slice -> wanted.get(slice).stream()
                        .filter(one -> one.form() != PartForm.MP3)
                        .filter(one -> !has(slice, one.kind()))
                        .filter(one -> !takePlain(slice, one, parts))
                        .map(one -> order(slice, one, parts)));
    }

    private boolean takePlain(int slice, Wanted one, PartPhase parts) {
        PartPhase.Essence essence = parts.essence(one.join());
        boolean isPlain = one.isPlain() && !essence.isDressed();
        if (isPlain) {
            take(slice, placed(one, essence.file().content(), essence.file().place()), one.kind());
        }
        return isPlain;
    }

    private static PlacedProduct placed(Wanted one, FinishedProduct content, Path place) {
        return new PlacedProduct(one.product().finished(content.bytes(), content.sha256()), place);
    }

    private DressOrder order(int slice, Wanted one, PartPhase parts) {
        PartFile source = parts.essence(one.join()).file();
        Path target = outbox.staged(project.id(), one.kind(), one.product().fingerprint());
        long samples = planned.samples(slice);
        return new DressOrder(
                planned.number(slice),
                planned.size(),
                one.form(),
                one.content(),
                new DressOrder.Source(source.place(), source.content().sha256(), planned.formOf(one.join())),
                tags.tags(slice),
                tags.chapters(slice),
                tags.embedded(slice, one.form()),
                project.cover(),
                samples,
                workspace.folder(),
                target,
                WholeFiles.temporaryFor(target),
                one.product().fingerprint(),
                TimeLimit.of(samples, project.audio().sampleRate(), TIMES_REAL_TIME));
    }

    /**
     * Takes a product that has just been made.
     *
     * @param journal in which that is written down
     */
    void complete(ProductProven proven, Journal journal) throws IOException {
        DressOrder order = proven.order();
        int slice = order.number() == 0 ? planned.size() : order.number() - 1;
        FinishedProduct content = new FinishedProduct(proven.bytes(), proven.sha256());
        for (Wanted one : wanted.get(slice)) {
            if (one.form() == order.form()) {
                take(slice, placed(one, content, order.target()), one.kind());
            }
        }
        journal.recordProduct(order.fingerprint(), content);
    }

    /**
     * Writes what no ffmpeg is needed for: the texts beside the parts, and the tags of MP3s.
     *
     * @param parts all of them joined
     * @throws IOException if something cannot be written, or is not what was written when it is read again
     */
    void writeTexts(PartPhase parts, Journal journal) throws IOException {
        for (int slice = 0; slice < planned.slices(); slice++) {
            TextProducts texts = new TextProducts(
                    tags, slice, planned.samples(slice), project.audio().sampleRate());
            for (TextProducts.Text text : texts.all()) {
                write(slice, text, journal);
            }
            for (Wanted one : wanted.get(slice)) {
                if (one.form() == PartForm.MP3 && !has(slice, ProductKind.MP3)) {
                    writeMp3(slice, one, parts, journal);
                }
            }
        }
    }

    private void write(int slice, TextProducts.Text text, Journal journal) throws IOException {
        String name = fileName(slice, text.kind());
        Path file = outbox.staging(project.id()).resolve(name);
        text.content().writeTo(file);
        text.proof().require(file);
        take(slice, staged(text.kind(), name, file, journal), text.kind());
    }

    /** One that is published already with the same content stays as it is. */
    private PlacedProduct staged(ProductKind kind, String name, Path file, Journal journal) throws IOException {
        FinishedProduct content = FinishedProduct.of(file);
        String fingerprint = Fingerprint.of(kind.name(), content.sha256());
        PlannedProduct product = new PlannedProduct(kind, name, fingerprint);
        Optional<PlacedProduct> there = earlier.find(product, journal);
        if (there.isEmpty()) {
            WholeFiles.sync(file);
        } else if (!there.get().place().equals(file)) {
            WholeFiles.delete(file);
        }
        return there.orElseGet(() -> new PlacedProduct(product.finished(content.bytes(), content.sha256()), file));
    }

    /**
     * Draws how loud the parts are, and writes the page that they are checked on, if that is wanted.
     *
     * @param parts all of them joined; all other products are finished
     * @param takes of the clips that are in them
     * @param skipped clips that were left out
     * @throws IOException if it cannot be written
     */
    void writeProof(PartPhase parts, TakeTable takes, List<BadClip> skipped, Journal journal) throws IOException {
        profiles.draw(parts);
        if (project.outputs().proof()) {
            String name = Outbox.productName(project.id(), ProductKind.PROOF);
            Path file = outbox.staging(project.id()).resolve(name);
            ClipWarnings warnings = new ClipWarnings(planned, takes, remarks());
            ProofFacts facts = new ProofFacts(project, planned, tags, warnings);
            ProofPage page = facts.page(entries(parts, entries(project)), skipped);
            WholeFiles.write(file, page::writeTo);
            proof = staged(ProductKind.PROOF, name, file, journal);
        }
    }

    private void writeMp3(int slice, Wanted one, PartPhase parts, Journal journal) throws IOException {
        if (takePlain(slice, one, parts)) {
            return;
        }
        Path target = outbox.staged(project.id(), ProductKind.MP3, one.product().fingerprint());
        new TaggedMp3(tags.tags(slice), project.tags().language(), tags.chapters(slice), project.cover())
                .write(parts.essence(one.join()).file(), planned.samples(slice), target);
        FinishedProduct content = FinishedProduct.of(target);
        take(slice, placed(one, content, target), ProductKind.MP3);
        journal.recordProduct(one.product().fingerprint(), content);
    }

    /**
     * Returns all products, and where they are.
     *
     * @throws IllegalStateException if one is missing
     */
    List<PlacedProduct> products() {
        Stream<PlacedProduct> ofParts =
                IntStream.range(0, planned.slices()).mapToObj(this::products).flatMap(List::stream);
        return Stream.concat(ofParts, Stream.ofNullable(proof)).toList();
    }

    /** Returns the page that the parts are checked on, if there is one. */
    Optional<Product> proof() {
        return Optional.ofNullable(proof).map(PlacedProduct::product);
    }

    private synchronized List<PlacedProduct> products(int slice) {
        Map<ProductKind, PlacedProduct> all = finished.get(slice);
        List<PlacedProduct> inOrder = new ArrayList<>();
        for (Wanted one : wanted.get(slice)) {
            PlacedProduct product = all.get(one.kind());
            if (product == null) {
                throw new IllegalStateException("%s is not finished".formatted(one.product()));
            }
            inOrder.add(product);
        }
        all.values().stream().filter(product -> !inOrder.contains(product)).forEach(inOrder::add);
        return inOrder;
    }

    /** Returns what is to be said about the subtitles of clips. */
    Remarks remarks() {
        return tags.remarks();
    }

    /** Returns what makes the entries of a project's result. */
    static ResultEntries entries(Project project) {
        return new ResultEntries(project.audio().sampleRate(), project.audioPaths(), project.pauses()::rounds);
    }

    /** Returns the parts, in order, as a result lists them. */
    List<PartEntry> entries(PartPhase parts, ResultEntries entries) {
        return LazyList.of(
                planned.size(), slice -> entries.part(parts.described(slice), listed(slice), profiles.of(slice)));
    }

    /** Returns all parts in one as a result lists it, if that is wanted. */
    Optional<PartEntry> full(PartPhase parts, ResultEntries entries) {
        return planned.slices() > planned.size()
                ? Optional.of(entries.full(parts.described(planned.size()), listed(planned.size())))
                : Optional.empty();
    }

    private List<Product> listed(int slice) {
        return products(slice).stream().map(PlacedProduct::product).toList();
    }

    /** Returns the names of what parts are in the first place, where no part had that content before. */
    List<String> changed(PartPhase parts) {
        return IntStream.range(0, planned.size())
                .filter(slice ->
                        parts.isNew(slice, wanted.get(slice).get(0).product().fingerprint()))
                .mapToObj(slice -> wanted.get(slice).get(0).product().file())
                .toList();
    }
}
