package org.yihaotong.classification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yihaotong.classification.Fact.Kind;
import org.yihaotong.classification.TrainingTexts.Sample;
import org.yihaotong.platform.CategoryCode;

/**
 * The labels in PostgreSQL.
 */
class StoredLabels implements Labels {

	private static final int LONGEST = 4_000;

	/** Older ones have been learned from long ago, and the city has changed. */
	private static final int MOST = 50_000;

	private static final Set<Kind> PRIVATE = EnumSet.of(Kind.PHONE, Kind.IDENTITY_NUMBER, Kind.PLATE);

	private final JdbcClient jdbc;

	private final MeterRegistry meters;

	StoredLabels(JdbcClient jdbc, MeterRegistry meters) {
		this.jdbc = jdbc;
		this.meters = meters;
	}

	@Override
	public void keep(Label label) {
		boolean right = label.predicted().filter(label.truth()::equals).isPresent();
		this.meters.counter("yihaotong.classification.labels", "right", String.valueOf(right)).increment();
		this.jdbc.sql("""
				insert into label (contact, source, text, predicted, truth, at)
				values (:contact, :source, :text, :predicted, :truth, :at)
				on conflict (contact, source) do update
				set text = excluded.text, predicted = excluded.predicted, truth = excluded.truth, at = excluded.at
				where label.at <= excluded.at
				""")
			.param("contact", label.contact().value())
			.param("source", label.source().name())
			.param("text", blotted(label.text().substring(0, Math.min(LONGEST, label.text().length()))))
			.param("predicted", label.predicted().map(CategoryCode::value).orElse(null))
			.param("truth", label.truth().value())
			.param("at", Timestamp.from(label.at()))
			.update();
	}

	/**
	 * Lists labels with a text that can be learned from, the newest first. Where a case
	 * has been dispatched anew, that label counts and not the agent's. A contact stands
	 * at the time of its first label, so that a later correction does not measure a model
	 * by a text that it has learned from.
	 * @param from since when
	 * @param until up to when, not included
	 * @return at most 50,000
	 */
	List<Sample> between(Instant from, Instant until) {
		return this.jdbc.sql("""
				select text, truth from (
					select distinct on (contact) contact, text, truth, min(at) over (partition by contact) as first
					from label order by contact, (source = 'REDISPATCHED') desc
				) labels where first >= :from and first < :until and length(text) >= 4
				order by first desc, contact limit :most
				""")
			.param("from", Timestamp.from(from))
			.param("until", Timestamp.from(until))
			.param("most", MOST)
			.query((row, index) -> new Sample(new CategoryCode(row.getString("truth")), row.getString("text")))
			.list();
	}

	/**
	 * How many labels there are.
	 *
	 * @param kept contacts whose category is known
	 * @param corrected those among them for which the classifier had said something else
	 */
	record Count(long kept, long corrected) {
	}

	/**
	 * Counts contacts by the last word on them.
	 * @param from since when a label was kept
	 * @return how many
	 */
	Count count(Instant from) {
		return this.jdbc.sql("""
				select count(*) as kept, count(*) filter (where predicted is distinct from truth) as corrected from (
					select distinct on (contact) predicted, truth from label
					where at >= :from order by contact, (source = 'REDISPATCHED') desc
				) labels
				""")
			.param("from", Timestamp.from(from))
			.query((row, index) -> new Count(row.getLong("kept"), row.getLong("corrected")))
			.single();
	}

	static String blotted(String text) {
		StringBuilder blotted = new StringBuilder(text.replace("\0", " "));
		for (Fact fact : FactFinder.find(text)) {
			if (PRIVATE.contains(fact.kind())) {
				blotted.replace(fact.start(), fact.end(), "＊".repeat(fact.end() - fact.start()));
			}
		}
		return blotted.toString();
	}

}
