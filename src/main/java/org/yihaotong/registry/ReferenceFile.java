package org.yihaotong.registry;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/**
 * Reads a file of {@code reference/}: RFC 4180 with a header line; lines that begin with
 * {@code #} are remarks.
 */
final class ReferenceFile {

	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
		.setHeader()
		.setSkipHeaderRecord(true)
		.setCommentMarker('#')
		.get();

	private ReferenceFile() {
	}

	static List<CSVRecord> read(String name) {
		try (Reader reader = new InputStreamReader(new ClassPathResource("reference/" + name).getInputStream(),
				StandardCharsets.UTF_8)) {
			return FORMAT.parse(reader).getRecords();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("reference/" + name + " cannot be read", ex);
		}
	}

}
