package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.yihaotong.classification.PlaceModel.Span;
import org.yihaotong.classification.PlaceTexts.Marked;

/**
 * How well places are found, counted over texts in which they are marked.
 *
 * @param marked how many places are marked
 * @param found how many were found
 * @param exact how many of these begin and end where a marked one does
 * @param touching how many marked ones share a character with one that was found
 * @param wrong how many of the found ones share none with a marked one
 */
record PlaceScores(int marked, int found, int exact, int touching, int wrong) {

	static PlaceScores of(List<Marked> texts, Function<String, List<Span>> finder) {
		int marked = 0;
		int found = 0;
		int exact = 0;
		int touching = 0;
		int wrong = 0;
		for (Marked text : texts) {
			List<Span> spans = finder.apply(text.text());
			marked += text.places().size();
			found += spans.size();
			exact += (int) spans.stream().filter(text.places()::contains).count();
			touching += (int) text.places()
				.stream()
				.filter((place) -> spans.stream().anyMatch((span) -> touch(place, span)))
				.count();
			wrong += (int) spans.stream()
				.filter((span) -> text.places().stream().noneMatch((place) -> touch(place, span)))
				.count();
		}
		return new PlaceScores(marked, found, exact, touching, wrong);
	}

	static List<Span> places(String text) {
		return new ArrayList<>(FactFinder.find(text)
			.stream()
			.filter((fact) -> fact.kind() == Fact.Kind.PLACE)
			.map((fact) -> new Span(fact.start(), fact.end()))
			.toList());
	}

	private static boolean touch(Span one, Span other) {
		return one.start() < other.end() && other.start() < one.end();
	}

	double precision() {
		return this.exact / (double) Math.max(1, this.found);
	}

	double recall() {
		return this.exact / (double) Math.max(1, this.marked);
	}

	double f1() {
		return 2.0 * this.exact / Math.max(1, this.found + this.marked);
	}

}
