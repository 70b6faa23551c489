package org.yihaotong.lines;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.yihaotong.lines.Line.Mode;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.LineNumber;

/**
 * Reads the older hotlines from the reference file (RFC 4180, UTF-8).
 */
final class LegacyLines {

	private static final String FILE = "reference/hotlines.csv";

	private LegacyLines() {
	}

	static List<Line> read() {
		try (Reader reader = new InputStreamReader(new ClassPathResource(FILE).getInputStream(),
				StandardCharsets.UTF_8);
				var records = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
			return records.stream().map(LegacyLines::line).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Line line(CSVRecord row) {
		return new Line(new LineNumber(row.get("number")), row.get("name_zh"), row.get("name_en"),
				new DepartmentCode(row.get("owner_department_code")), Mode.valueOf(constant(row.get("mode"))),
				optional(row.get("stage"), (stage) -> Stage.valueOf(constant(stage))), row.get("greeting_zh"),
				optional(row.get("default_major"), CategoryCode::new));
	}

	private static String constant(String word) {
		return word.replace('-', '_').toUpperCase(Locale.ROOT);
	}

	private static <T> Optional<T> optional(String text, Function<String, T> reading) {
		return text.isBlank() ? Optional.empty() : Optional.of(reading.apply(text));
	}

}
