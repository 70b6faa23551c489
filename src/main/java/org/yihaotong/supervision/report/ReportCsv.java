package org.yihaotong.supervision.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.yihaotong.platform.Channel;
import org.yihaotong.supervision.report.Report.Name;
import org.yihaotong.supervision.report.Report.Row;
import org.yihaotong.supervision.statistics.Dimension;

/**
 * Writes a report for spreadsheets: UTF-8 with a byte order mark (without it Excel takes
 * Chinese for another encoding), times in seconds, rates as shares, nothing where there
 * is no rate.
 */
@Component
class ReportCsv {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	/**
	 * What makes a spreadsheet compute a cell instead of showing it (OWASP, CSV
	 * injection).
	 */
	private static final String FORMULAS = "=+-@\t\r\n|%";

	private static final String MILLIS = "Millis";

	private final MessageSource messages;

	ReportCsv(MessageSource messages) {
		this.messages = messages;
	}

	byte[] write(Report report, Locale locale) {
		StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
		try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
			printer.printRecord(headings(report, locale));
			for (Row row : report.rows()) {
				printer.printRecord(cells(report, row, locale));
			}
			printer.printRecord(cells(report, report.total(), locale));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	private List<String> headings(Report report, Locale locale) {
		List<String> headings = new ArrayList<>();
		headings.add(word("start", locale));
		for (Dimension dimension : report.by()) {
			headings.add(word("by." + dimension.name(), locale));
			headings.add(word("name", locale));
		}
		report.total().figures().keySet().forEach((figure) -> headings.add(word("figure." + figure, locale)));
		report.total().rates().keySet().forEach((rate) -> headings.add(word("rate." + rate, locale)));
		return headings;
	}

	private List<String> cells(Report report, Row row, Locale locale) {
		List<String> cells = new ArrayList<>();
		boolean total = row == report.total();
		cells.add(total ? word("total", locale) : Objects.toString(row.start(), ""));
		for (int place = 0; place < report.by().size(); place++) {
			String key = total ? null : row.keys().get(place);
			cells.add(guarded(Objects.toString(key, "")));
			cells.add(guarded((key != null) ? name(report, report.by().get(place), key, locale) : ""));
		}
		for (Map.Entry<String, @Nullable Long> figure : row.figures().entrySet()) {
			Long value = figure.getValue();
			cells.add((value == null) ? "" : figure.getKey().endsWith(MILLIS) ? seconds(value) : value.toString());
		}
		for (Map.Entry<String, @Nullable Double> rate : row.rates().entrySet()) {
			Double value = rate.getValue();
			cells.add((value == null) ? "" : rate.getKey().endsWith(MILLIS) ? seconds(value) : share(value));
		}
		return cells;
	}

	private String name(Report report, Dimension dimension, String key, Locale locale) {
		if (dimension == Dimension.CHANNEL) {
			return word("channel." + Channel.valueOf(key).name(), locale);
		}
		Name name = report.names().getOrDefault(dimension, Map.of()).get(key);
		if (name == null) {
			return "";
		}
		return locale.getLanguage().equals("zh") ? name.zh() : name.en();
	}

	/** A name that somebody chose must not be computed by who opens the file. */
	static String guarded(String text) {
		return (!text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
	}

	private static String seconds(double millis) {
		return String.format(Locale.ROOT, "%.3f", millis / 1000);
	}

	private static String share(double value) {
		return String.format(Locale.ROOT, "%.5f", value);
	}

	private String word(String key, Locale locale) {
		return this.messages.getMessage("report." + key, null, locale);
	}

}
