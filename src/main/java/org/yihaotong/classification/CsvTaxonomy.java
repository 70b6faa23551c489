package org.yihaotong.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Priority;

/**
 * The taxonomy as the reference file has it (RFC 4180, UTF-8).
 */
final class CsvTaxonomy implements Taxonomy {

	static final String FILE = "/reference/taxonomy.csv";

	private final Map<CategoryCode, Category> byCode;

	private final List<Category> all;

	private CsvTaxonomy(List<Category> all) {
		this.all = all;
		this.byCode = all.stream().collect(Collectors.toMap(Category::code, (category) -> category, (first, second) -> {
			throw new IllegalStateException("Category " + first.code() + " stands twice in " + FILE);
		}, LinkedHashMap::new));
	}

	static CsvTaxonomy read() {
		try (Reader reader = new InputStreamReader(open(), StandardCharsets.UTF_8);
				var records = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
			return new CsvTaxonomy(records.stream().map(CsvTaxonomy::category).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public Optional<Category> find(CategoryCode minor) {
		return Optional.ofNullable(this.byCode.get(minor));
	}

	@Override
	public List<Category> all() {
		return this.all;
	}

	private static InputStream open() {
		InputStream file = CsvTaxonomy.class.getResourceAsStream(FILE);
		if (file == null) {
			throw new IllegalStateException("Not on the class path: " + FILE);
		}
		return file;
	}

	private static Category category(CSVRecord row) {
		return new Category(new CategoryCode(row.get("code")), row.get("major_zh"), row.get("major_en"),
				row.get("minor_zh"), row.get("minor_en"), row.get("definition_zh"), row.get("lead_department_zh"),
				row.get("nature"), priority(row.get("urgency")), Integer.parseInt(row.get("accept_hours")),
				Integer.parseInt(row.get("deadline_working_days")), row.get("self_service"),
				List.of(row.get("keywords_zh").split("\\|")));
	}

	private static Priority priority(String urgency) {
		return switch (urgency) {
			case "emergency" -> Priority.EMERGENCY;
			case "urgent" -> Priority.HIGH;
			case "normal" -> Priority.NORMAL;
			default -> throw new IllegalStateException("Unknown urgency in " + FILE + ": " + urgency);
		};
	}

}
