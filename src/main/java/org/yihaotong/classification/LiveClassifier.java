package org.yihaotong.classification;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.yihaotong.classification.ModelStore.Choice;
import org.yihaotong.platform.CategoryCode;

/**
 * Answers with the model that an administrator has chosen. A change takes effect within
 * five seconds; texts that are being classified meanwhile are answered by the model they
 * began with. If the chosen model cannot be loaded, the one before goes on answering.
 */
class LiveClassifier implements Classifier, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(LiveClassifier.class);

	/** A counter of answers by {@code decision}. */
	static final String ANSWERS = "yihaotong.classification.answers";

	/** The share of each text that the model does not know. */
	static final String UNKNOWN_WORDS = "yihaotong.classification.unknown.words";

	private static final int LONGEST_SHADOW_QUEUE = 1_000;

	private static final Duration SHADOWS = Duration.ofDays(60);

	/** Unknown words are counted in one of so many texts. */
	private static final int SAMPLE = 20;

	private final ModelStore store;

	private final Taxonomy taxonomy;

	private final ClassificationProperties properties;

	private final MeterRegistry meters;

	private final Clock clock;

	private final DistributionSummary unknownWords;

	private final ThreadPoolExecutor shadows = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(LONGEST_SHADOW_QUEUE),
			Thread.ofPlatform().name("shadow-model").daemon().factory());

	private final Answering built;

	private final String builtVersion;

	private final AtomicLong texts = new AtomicLong();

	private volatile Answering active;

	private volatile @Nullable Answering shadow;

	LiveClassifier(CategoryModel built, ModelStore store, Taxonomy taxonomy, ClassificationProperties properties,
			MeterRegistry meters, Clock clock) {
		this.store = store;
		this.clock = clock;
		this.taxonomy = taxonomy;
		this.properties = properties;
		this.meters = meters;
		this.unknownWords = DistributionSummary.builder(UNKNOWN_WORDS).baseUnit("percent").register(meters);
		this.builtVersion = built.version();
		this.built = answering(ModelStore.BUILT, built);
		this.active = this.built;
	}

	@Override
	public Classification classify(String text) {
		Answering now = this.active;
		Classification answer = now.classifier().classify(text);
		this.meters.counter(ANSWERS, "decision", answer.decision().name()).increment();
		if (this.texts.getAndIncrement() % SAMPLE == 0) {
			now.classifier().unknownShare(text).ifPresent((share) -> this.unknownWords.record(100 * share));
		}
		Answering other = this.shadow;
		if (other != null) {
			compare(other, text, answer);
		}
		return answer;
	}

	@Override
	public Map<CategoryCode, List<String>> explain(String text) {
		return this.active.classifier().explain(text);
	}

	private void compare(Answering other, String text, Classification answer) {
		try {
			this.shadows.execute(() -> {
				try {
					this.store.compare(other.version(), answer, other.classifier().classify(text));
				}
				catch (DataAccessException ex) {
					lost("database");
				}
			});
		}
		catch (RejectedExecutionException ex) {
			lost("overload");
		}
	}

	private void lost(String why) {
		this.meters.counter("yihaotong.classification.shadow.lost", "why", why).increment();
	}

	/** Follows the choice. */
	@Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT1S")
	void follow() {
		try {
			Choice choice = this.store.choice();
			if (!choice.active().equals(this.active.version())) {
				this.active = load(choice.active());
				logger.info("Texts are now classified by model {}", choice.active());
			}
			Answering other = this.shadow;
			String wanted = choice.shadow().orElse("");
			if (!wanted.equals((other != null) ? other.version() : "")) {
				this.shadow = wanted.isEmpty() ? null : load(wanted);
			}
		}
		catch (IOException | DataAccessException ex) {
			logger.warn("The chosen model cannot be loaded; model {} goes on: {}", this.active.version(),
					ex.getMessage());
			this.meters.counter("yihaotong.classification.model.failures").increment();
		}
	}

	/** What was answered in the shadow is of use for a few weeks. */
	@Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
	void forget() {
		try {
			this.store.forgetShadows(this.clock.instant().minus(SHADOWS));
		}
		catch (DataAccessException ex) {
			logger.warn("Old answers of models in the shadow are kept until the database is back: {}", ex.getMessage());
		}
	}

	private Answering load(String version) throws IOException {
		return version.equals(ModelStore.BUILT) ? this.built : answering(version, this.store.load(version));
	}

	private Answering answering(String version, CategoryModel model) {
		return new Answering(version, new OpenNlpClassifier(model, this.taxonomy, this.properties));
	}

	String version() {
		return this.active.version();
	}

	/**
	 * Names the model that came with the server.
	 * @return its version, not {@link ModelStore#BUILT}
	 */
	String builtVersion() {
		return this.builtVersion;
	}

	@Override
	public void destroy() {
		this.shadows.shutdownNow();
	}

	private record Answering(String version, OpenNlpClassifier classifier) {
	}

}
