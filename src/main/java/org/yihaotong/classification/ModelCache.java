package org.yihaotong.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * Models that builds of this machine have trained, by version, so that a clean checkout
 * with the same texts need not train for minutes.
 */
final class ModelCache {

	private static final int MOST = 4;

	private final Path folder;

	/** Tells the version of the model in a folder; empty without a whole one. */
	private final Function<Path, String> versions;

	ModelCache(Path folder, Function<Path, String> versions) {
		this.folder = folder;
		this.versions = versions;
	}

	/**
	 * Names the cache of this user for classification models.
	 * @return the cache
	 */
	static ModelCache ofUser() {
		return ofUser("models", ModelFolder::version);
	}

	/**
	 * Names a cache of this user.
	 * @param name what kind of models it holds
	 * @param versions tells the version of the model in a folder, empty without a whole
	 * one
	 * @return the cache in {@code XDG_CACHE_HOME}, else below the home folder
	 */
	static ModelCache ofUser(String name, Function<Path, String> versions) {
		String named = System.getenv("XDG_CACHE_HOME");
		Path caches = (named != null && !named.isBlank()) ? Path.of(named)
				: Path.of(System.getProperty("user.home"), ".cache");
		return new ModelCache(caches.resolve("yihaotong").resolve(name), versions);
	}

	/**
	 * Fetches a model.
	 * @param version its version
	 * @param to where to
	 * @return whether it was there and whole
	 * @throws IOException if it cannot be written
	 */
	boolean fetch(String version, Path to) throws IOException {
		Path kept = this.folder.resolve(version);
		if (!version.equals(this.versions.apply(kept))) {
			return false;
		}
		FileSystemUtils.copyRecursively(kept, to);
		return true;
	}

	/**
	 * Keeps a model; a cache that cannot be written to is done without.
	 * @param version its version
	 * @param from where it is
	 */
	void keep(String version, Path from) {
		try {
			Files.createDirectories(this.folder);
			Path making = Files.createTempDirectory(this.folder, "making");
			FileSystemUtils.copyRecursively(from, making);
			FileSystemUtils.deleteRecursively(this.folder.resolve(version));
			Files.move(making, this.folder.resolve(version), StandardCopyOption.ATOMIC_MOVE);
			for (Path old : newestFirst().stream().skip(MOST).toList()) {
				FileSystemUtils.deleteRecursively(old);
			}
		}
		catch (FileSystemException ex) {
			// Another build was faster, or the disk is full: the model itself is there.
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<Path> newestFirst() throws IOException {
		try (Stream<Path> folders = Files.list(this.folder)) {
			return folders.sorted(Comparator.comparingLong((Path one) -> one.toFile().lastModified()).reversed())
				.toList();
		}
	}

}
