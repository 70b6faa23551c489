package org.yihaotong.ivr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.yihaotong.platform.LineNumber;

/**
 * The flows of one folder, read again when a file changes. A broken file is refused and
 * the old flow goes on; calls in progress keep the flow they began with. Each node reads
 * its own folder.
 */
class FlowLibrary {

	private static final Logger logger = LoggerFactory.getLogger(FlowLibrary.class);

	private static final String ENDING = ".yaml";

	private static final int MOST_FILES = 50;

	private static final int VERSION_LENGTH = 12;

	private static final String UNREADABLE = "unreadable";

	private final Path folder;

	private final String main;

	private final Function<Flow, List<FlowFault>> surroundings;

	private final Clock clock;

	private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

	private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

	/** Versions seen at the last look only: whoever is still writing is given time. */
	private final Map<String, String> fresh = new ConcurrentHashMap<>();

	private volatile Consumer<Change> listener = (change) -> {
	};

	/**
	 * Reads all flows.
	 * @param mainFile the flow of incoming calls; its folder holds the others
	 * @param surroundings finds what is wrong with a flow in this place, such as a
	 * category that does not exist
	 * @param clock tells when a flow was loaded
	 * @throws FlowBroken if any file has a fault
	 */
	FlowLibrary(Path mainFile, Function<Flow, List<FlowFault>> surroundings, Clock clock) {
		Path absolute = mainFile.toAbsolutePath().normalize();
		this.folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
		this.main = name(absolute);
		this.surroundings = surroundings;
		this.clock = clock;
		Map<String, Path> files = files();
		files.put(this.main, absolute);
		files.forEach((name, file) -> this.loaded.put(name, load(file, text(file))));
	}

	/**
	 * A flow in use.
	 *
	 * @param flow the flow
	 * @param version hash of the file
	 * @param at since when
	 */
	record Loaded(Flow flow, String version, Instant at) {
	}

	/**
	 * A file that was not taken.
	 *
	 * @param version hash of the file
	 * @param at when
	 * @param reasons what is wrong
	 */
	record Refusal(String version, Instant at, String reasons) {
	}

	/** Something happened to a file. */
	sealed interface Change {

		record Taken(String name, Loaded loaded) implements Change {
		}

		record Refused(String name, Refusal refusal) implements Change {
		}

	}

	void listener(Consumer<Change> listener) {
		this.listener = listener;
	}

	Loaded main() {
		return Optional.ofNullable(this.loaded.get(this.main)).orElseThrow();
	}

	Optional<Loaded> named(String name) {
		return Optional.ofNullable(this.loaded.get(name));
	}

	/**
	 * Finds the flow of a line's incoming calls.
	 * @param line the line
	 * @return the one that names it, else the main one
	 */
	Loaded incoming(LineNumber line) {
		return this.loaded.values()
			.stream()
			.filter((found) -> found.flow().callers().lines().contains(line.value()))
			.findFirst()
			.orElseGet(this::main);
	}

	/**
	 * Tells what the callers of a line speak.
	 * @param line the line
	 * @return the language of the flow of its incoming calls
	 */
	Locale language(LineNumber line) {
		return incoming(line).flow().language();
	}

	/**
	 * Finds a flow for the callers of a line.
	 * @param name its name
	 * @param line the line
	 * @return NAME.LANGUAGE if there is one for their language, else NAME
	 */
	Optional<Loaded> named(String name, LineNumber line) {
		return named(name + "." + language(line).toLanguageTag()).or(() -> named(name));
	}

	Map<String, Loaded> all() {
		return Map.copyOf(this.loaded);
	}

	/**
	 * Lists the files that are not in use as they stand.
	 * @return refusals by the flow's name
	 */
	Map<String, Refusal> refusals() {
		return Map.copyOf(this.refusals);
	}

	/** Looks for changes. Hashes are compared, because dates may lie. */
	@Scheduled(fixedDelayString = "${yihaotong.ivr.reload-every:2s}")
	void look() {
		try {
			files().forEach(this::look);
		}
		catch (UncheckedIOException ex) {
			logger.warn("The flows in {} cannot be looked at: {}", this.folder, ex.toString());
		}
	}

	private void look(String name, Path file) {
		try {
			look(name, file, text(file));
		}
		catch (FlowBroken ex) {
			if (!UNREADABLE.equals(Optional.ofNullable(this.refusals.get(name)).map(Refusal::version).orElse(""))) {
				refuse(name, UNREADABLE, ex);
			}
		}
	}

	private void look(String name, Path file, String text) {
		String version = version(text);
		boolean inUse = named(name).filter((flow) -> flow.version().equals(version)).isPresent();
		boolean refused = Optional.ofNullable(this.refusals.get(name))
			.filter((refusal) -> refusal.version().equals(version))
			.isPresent();
		if (inUse) {
			this.refusals.remove(name);
		}
		else if (!refused && version.equals(this.fresh.put(name, version))) {
			change(name, file, text);
		}
	}

	private void change(String name, Path file, String text) {
		try {
			Loaded flow = load(file, text);
			this.loaded.put(name, flow);
			this.refusals.remove(name);
			logger.info("Flow {} is read again, version {}; calls in progress keep the old one", name, flow.version());
			this.listener.accept(new Change.Taken(name, flow));
		}
		catch (FlowBroken ex) {
			refuse(name, version(text), ex);
		}
	}

	private void refuse(String name, String version, FlowBroken broken) {
		Refusal refusal = new Refusal(version, this.clock.instant(), String.valueOf(broken.getMessage()));
		this.refusals.put(name, refusal);
		logger.error("Flow {} is refused, the old one goes on:\n{}", name, broken.getMessage());
		this.listener.accept(new Change.Refused(name, refusal));
	}

	private Loaded load(Path file, String text) {
		Flow flow = FlowReader.read(file, text);
		List<FlowFault> faults = new ArrayList<>(this.surroundings.apply(flow));
		faults.addAll(takenTwice(name(file), flow));
		if (!faults.isEmpty()) {
			throw new FlowBroken(file, faults);
		}
		return new Loaded(flow, version(text), this.clock.instant());
	}

	/** A call can have one flow. */
	private List<FlowFault> takenTwice(String name, Flow flow) {
		List<FlowFault> faults = new ArrayList<>();
		this.loaded.forEach((other, has) -> {
			if (!other.equals(name)) {
				has.flow()
					.callers()
					.lines()
					.stream()
					.filter(flow.callers().lines()::contains)
					.forEach((line) -> faults
						.add(new FlowFault(0, "", "the calls of line " + line + " are taken by the flow " + other)));
			}
		});
		return faults;
	}

	private Map<String, Path> files() {
		try (Stream<Path> files = Files.list(this.folder)) {
			Map<String, Path> named = new TreeMap<>();
			files.filter((file) -> file.toString().endsWith(ENDING))
				.sorted()
				.limit(MOST_FILES)
				.forEach((file) -> named.put(name(file), file));
			return named;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String name(Path file) {
		String name = file.getFileName().toString();
		return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new FlowBroken(file, List.of(new FlowFault(0, "", "cannot be read: " + ex)));
		}
	}

	private static String version(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
