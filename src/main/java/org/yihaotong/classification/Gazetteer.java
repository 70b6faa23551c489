package org.yihaotong.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import org.yihaotong.classification.PlaceModel.Span;

/**
 * The places of the city by name: districts, subdistricts, communities with their grid
 * cells, residential compounds, roads and public places. The reference file is of a model
 * city; a city puts its own in its place.
 */
final class Gazetteer {

	static final String FILE = "/reference/gazetteer.csv";

	static final Gazetteer CITY = read();

	/** House, entrance and flat behind a name. */
	private static final Pattern NUMBERS = Pattern
		.compile("(?:[东西南北]门|第?[A-Za-z0-9零一二三四五六七八九十百]{1,5}(?:号楼|单元|号|栋|幢|楼|层|室|期|组|门)){1,4}");

	private static final Pattern SPOKEN = Pattern.compile("[零〇一二三四五六七八九十百]{1,6}(?=号楼|单元|号|栋|幢|楼|层|室|期|组|门)");

	private static final String DIGITS = "零一二三四五六七八九";

	private final NameDictionary<Entry> entries;

	private final int cells;

	private Gazetteer(List<Entry> all, int cells) {
		this.cells = cells;
		this.entries = new NameDictionary<>(all, Entry::name);
	}

	/**
	 * A named place.
	 *
	 * @param name its name
	 * @param district the district that it is in
	 * @param subdistrict the subdistrict or town, empty where a place reaches over
	 * several
	 * @param community the community, empty likewise
	 * @param cell the number of the grid cell within the community, 0 for none
	 */
	record Entry(String name, String district, String subdistrict, String community, int cell) {

		/**
		 * Tells where it is.
		 * @return from the district down to the grid cell, as far as known
		 */
		String where() {
			return this.district + this.subdistrict + this.community + ((this.cell > 0) ? "第" + this.cell + "网格" : "");
		}

		/** How exactly it tells where something is. */
		private int depth() {
			return (this.cell > 0) ? 3 : !this.community.isEmpty() ? 2 : !this.subdistrict.isEmpty() ? 1 : 0;
		}

	}

	private static Gazetteer read() {
		InputStream file = Objects.requireNonNull(Gazetteer.class.getResourceAsStream(FILE), FILE);
		List<Entry> all = new ArrayList<>();
		int cells = 0;
		try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
				var records = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
			for (CSVRecord row : records) {
				cells += add(row, all);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Gazetteer(all, cells);
	}

	private static int add(CSVRecord row, List<Entry> all) {
		String district = row.get("district");
		String subdistrict = row.get("subdistrict");
		String community = row.get("community");
		String[] names = row.get("names").split("\\|");
		int cells = row.get("cells").isEmpty() ? 0 : Integer.parseInt(row.get("cells"));
		for (int i = 0; i < names.length; i++) {
			// Compounds lie in the cells of their community in this order.
			int cell = (cells > 0) ? 1 + i * cells / names.length : 0;
			all.add(new Entry(names[i], district, subdistrict, community, cell));
		}
		if (!community.isEmpty() && !List.of(names).contains(community)) {
			all.add(new Entry(community, district, subdistrict, community, 0));
		}
		return cells;
	}

	int cells() {
		return this.cells;
	}

	List<Entry> all() {
		return this.entries.all();
	}

	/**
	 * Finds the places of the city in a text.
	 * @param text a text with half-width letters and figures
	 * @return the places with the numbers behind them
	 */
	List<Span> spans(String text) {
		List<Span> found = new ArrayList<>();
		Matcher numbers = NUMBERS.matcher(text);
		int at = 0;
		while (at + Beginnings.SHORTEST <= text.length()) {
			Optional<Entry> entry = this.entries.at(text, at);
			if (entry.isEmpty()) {
				at++;
				continue;
			}
			int end = at + entry.get().name().length();
			if (numbers.region(end, text.length()).lookingAt()) {
				end = numbers.end();
			}
			found.add(new Span(at, end));
			at = end;
		}
		return found;
	}

	/**
	 * Gives the normal form of a place.
	 * @param place a place as it stands in a text
	 * @return where it is by the city's own names, by the most exact of those in it, a
	 * space and the place with its numbers in figures; only the latter for a place that
	 * is not known
	 */
	String normal(String place) {
		Optional<Entry> most = Optional.empty();
		int at = 0;
		while (at + Beginnings.SHORTEST <= place.length()) {
			Optional<Entry> entry = this.entries.at(place, at);
			at += entry.map((one) -> one.name().length()).orElse(1);
			if (entry.isPresent() && entry.get().depth() > most.map(Entry::depth).orElse(-1)) {
				most = entry;
			}
		}
		String figures = inFigures(place);
		return most.map((entry) -> entry.where() + " " + figures).orElse(figures);
	}

	private static String inFigures(String place) {
		return SPOKEN.matcher(place).replaceAll((match) -> figures(match.group()));
	}

	private static String figures(String spoken) {
		if (spoken.indexOf('十') >= 0 || spoken.indexOf('百') >= 0) {
			return ChineseNumber.parse(spoken).map(BigDecimal::toPlainString).orElse(spoken);
		}
		StringBuilder digits = new StringBuilder();
		for (char one : spoken.toCharArray()) {
			digits.append((one == '〇') ? 0 : DIGITS.indexOf(one));
		}
		return digits.toString();
	}

}
