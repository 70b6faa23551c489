package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The folder of spoken prompts. A file appears whole or not at all; the least lately used
 * ones go when there are too many.
 */
final class PromptCache {

	/** How many new files are borne before the folder is swept. */
	private static final int SWEEP_EVERY = 200;

	private final Path folder;

	private final int most;

	private final Clock clock;

	private final AtomicInteger added = new AtomicInteger();

	PromptCache(Path folder, int most, Clock clock) {
		this.folder = folder.toAbsolutePath();
		this.most = most;
		this.clock = clock;
	}

	Optional<Path> find(String name) throws IOException {
		Path file = file(name);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		Files.setLastModifiedTime(file, FileTime.from(this.clock.instant()));
		return Optional.of(file);
	}

	/**
	 * Gives a place to write a new file to.
	 * @return a path in the same folder, so that the move is atomic
	 * @throws IOException if the folder cannot be made
	 */
	Path draft() throws IOException {
		Files.createDirectories(this.folder);
		return this.folder.resolve("." + UUID.randomUUID() + ".wav");
	}

	Path keep(Path draft, String name) throws IOException {
		Path file = file(name);
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		if (this.added.incrementAndGet() % SWEEP_EVERY == 0) {
			sweep();
		}
		return file;
	}

	void sweep() throws IOException {
		Map<Path, FileTime> used;
		try (var files = Files.list(this.folder)) {
			used = files.filter((file) -> file.toString().endsWith(".wav"))
				.collect(Collectors.toMap((file) -> file, PromptCache::lastUsed));
		}
		List<Path> oldest = used.keySet().stream().sorted(Comparator.comparing(used::get)).toList();
		for (Path file : oldest.subList(0, Math.max(0, oldest.size() - this.most))) {
			Files.deleteIfExists(file);
		}
	}

	private static FileTime lastUsed(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		}
		catch (IOException ex) {
			return FileTime.fromMillis(0);
		}
	}

	private Path file(String name) {
		return this.folder.resolve(name + ".wav");
	}

}
