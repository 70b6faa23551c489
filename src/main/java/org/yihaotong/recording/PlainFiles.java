package org.yihaotong.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yihaotong.platform.ContactId;

/**
 * The files that Asterisk writes, in the clear, while a call goes on.
 */
final class PlainFiles {

	private static final Pattern NAME = Pattern.compile("([0-9a-f-]{36})-[rt]\\.sln");

	private PlainFiles() {
	}

	static Path citizen(Path folder, ContactId contact) {
		return folder.resolve(contact + "-r.sln");
	}

	static Path others(Path folder, ContactId contact) {
		return folder.resolve(contact + "-t.sln");
	}

	static Set<ContactId> contacts(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return Set.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> NAME.matcher(file.getFileName().toString()))
				.filter(Matcher::matches)
				.flatMap((name) -> parsed(name.group(1)).stream())
				.collect(Collectors.toSet());
		}
	}

	private static Optional<ContactId> parsed(String text) {
		try {
			return Optional.of(ContactId.of(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
