package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.yihaotong.classification.PlaceModel.Span;

/**
 * Finds named places in a text: what the trained model takes for one, and every name of
 * the city's gazetteer. Where both speak of the same words they are one place.
 */
final class PlaceFinder {

	private PlaceFinder() {
	}

	/**
	 * Finds all places.
	 * @param text a text with half-width letters and figures
	 * @return the places in the order of the text, their value as
	 * {@link Gazetteer#normal} gives it
	 */
	static List<Fact> spans(String text) {
		List<Span> spans = Stream.concat(PlaceModel.built().spans(text).stream(), Gazetteer.CITY.spans(text).stream())
			.sorted(Comparator.comparingInt(Span::start))
			.toList();
		List<Fact> found = new ArrayList<>();
		int at = 0;
		while (at < spans.size()) {
			int start = spans.get(at).start();
			int end = spans.get(at).end();
			while (++at < spans.size() && spans.get(at).start() < end) {
				end = Math.max(end, spans.get(at).end());
			}
			found.add(new Fact(Fact.Kind.PLACE, start, end, Gazetteer.CITY.normal(text.substring(start, end))));
		}
		return found;
	}

}
