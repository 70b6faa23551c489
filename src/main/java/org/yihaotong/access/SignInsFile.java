package org.yihaotong.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The file that tells the first passwords to whoever installed the server, and to nobody
 * else: one line per account, user name, password, role and name separated by tabs.
 */
final class SignInsFile {

	private SignInsFile() {
	}

	static void write(String file, Map<FirstAccount, String> passwords) {
		String text = passwords.entrySet()
			.stream()
			.map((entry) -> line(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining("", "# username\tpassword\trole\tname\n", ""));
		try {
			Path path = Path.of(file).toAbsolutePath();
			Files.createDirectories(path.resolveSibling(""));
			Files.deleteIfExists(path);
			Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.write(path, text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The first passwords cannot be written to " + file, ex);
		}
	}

	private static String line(FirstAccount account, String password) {
		return String.join("\t", account.username(), password, account.role().name(), account.displayName()) + "\n";
	}

}
