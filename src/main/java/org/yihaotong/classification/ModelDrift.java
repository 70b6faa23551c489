package org.yihaotong.classification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the city still speaks as the model has learned: what this node has
 * counted since it started, and what people have corrected in the last weeks.
 */
class ModelDrift {

	private static final Duration WEEKS = Duration.ofDays(14);

	private final MeterRegistry meters;

	private final StoredLabels labels;

	private final ModelStore store;

	private final Clock clock;

	private final Instant started;

	ModelDrift(MeterRegistry meters, StoredLabels labels, ModelStore store, Clock clock) {
		this.meters = meters;
		this.labels = labels;
		this.store = store;
		this.clock = clock;
		this.started = clock.instant();
	}

	/**
	 * The figures.
	 *
	 * @param since since when this node has counted answers and words, ISO 8601
	 * @param answers how many texts were answered, by decision
	 * @param unknownWordsPercent the mean share of what the model does not know of a
	 * text; nothing before it was measured
	 * @param labels cases of the last fourteen days that say what was right
	 * @param corrected those among them for which the model had said something else
	 * @param waiting labels that have come since the last training
	 */
	record Figures(String since, Map<String, Long> answers, @Nullable Double unknownWordsPercent, long labels,
			long corrected, long waiting) {
	}

	Figures figures() {
		StoredLabels.Count recent = this.labels.count(this.clock.instant().minus(WEEKS));
		Instant trained = this.store.lastTrained().orElse(Instant.EPOCH);
		return new Figures(this.started.toString(), answers(), unknownWords().orElse(null), recent.kept(),
				recent.corrected(), this.labels.count(trained).kept());
	}

	private Map<String, Long> answers() {
		return Stream.of("CERTAIN", "DOUBTFUL", "UNKNOWN")
			.collect(Collectors.toMap(Function.identity(), this::answers));
	}

	private long answers(String decision) {
		Counter counter = this.meters.find(LiveClassifier.ANSWERS).tag("decision", decision).counter();
		return (counter != null) ? (long) counter.count() : 0;
	}

	private Optional<Double> unknownWords() {
		DistributionSummary summary = this.meters.find(LiveClassifier.UNKNOWN_WORDS).summary();
		return Optional.ofNullable(summary).filter((some) -> some.count() > 0).map(DistributionSummary::mean);
	}

}
