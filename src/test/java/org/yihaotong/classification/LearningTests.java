package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.yihaotong.classification.Labels.Label;
import org.yihaotong.classification.Labels.Source;
import org.yihaotong.classification.TrainingTexts.Sample;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.ContactId;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * From an agent's correction to the model that all nodes answer with, on a real database.
 */
@RealParts
@ApplicationModuleTest(extraIncludes = "platform")
class LearningTests {

	private static final CategoryCode LAMP = new CategoryCode("1904");

	private static final CategoryCode NO_WATER = new CategoryCode("0901");

	private static final List<String> TEXTS = List.of("0801\t家里暖气温乎乎的才十四度", "0801\t孩子冻感冒了 屋里冷得很", "0802\t整栋楼的暖气突然全凉了",
			"0802\t到供热的日子了还没来暖", "0901\t早上起来就没水了", "0901\t停水也不通知一声", "0905\t马路上冒水 管子爆了", "0905\t自来水管子破了水往外喷");

	@Autowired
	private LiveClassifier live;

	@Autowired
	private ModelStore store;

	@Autowired
	private StoredLabels labels;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MeterRegistry meters;

	@TempDir
	private Path folder;

	@BeforeEach
	void nothingLearned() {
		this.jdbc.sql("truncate model_choice, model_change, shadow_answer, label").update();
		this.jdbc.sql("delete from trained_model").update();
		this.live.follow();
	}

	@Test
	void aModelAnswersInTheShadowFirstThenForAllAndCanBeTakenBack() throws IOException {
		this.store.add(small(), "small", 0, "{}", "admin");
		this.live.follow();
		assertThat(first("路灯不亮了")).isEqualTo(LAMP);
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.jdbc.sql("""
				select count(*) from shadow_answer
				where shadow = 'small' and active_category = '1904' and shadow_category like '0%'
				""").query(Long.class).single() == 1);
		this.store.activate("small", "admin");
		this.live.follow();
		assertThat(this.live.version()).isEqualTo("small");
		assertThat(first("路灯不亮了").value()).startsWith("0");
		assertThat(this.store.agreement("small")).isEqualTo(new ModelStore.Agreement(1, 0));
		this.store.forgetShadows(Instant.now().plusSeconds(1));
		assertThat(this.store.agreement("small")).isEqualTo(new ModelStore.Agreement(0, 0));
		assertThat(this.store.back("admin")).isEqualTo(ModelStore.BUILT);
		this.live.follow();
		assertThat(first("路灯不亮了")).isEqualTo(LAMP);
		assertThat(this.jdbc.sql("select action from model_change where by_name = 'admin' order by id")
			.query(String.class)
			.list()).containsExactly("shadow", "activate", "activate");
	}

	@Test
	void activatingTheModelThatAnswersDoesNotForgetTheOneBefore() throws IOException {
		this.store.add(small(), "small", 0, "{}", "admin");
		this.store.activate("small", "admin");
		this.store.activate("small", "admin");
		assertThat(this.store.back("admin")).isEqualTo(ModelStore.BUILT);
	}

	@Test
	void aStoredModelShowsItsCard() throws IOException {
		this.store.add(small(), "small", 0, "{}", "admin");
		assertThat(this.store.card("small")).hasValueSatisfying((card) -> assertThat(card).startsWith("# Model 2-"));
		assertThat(this.store.card("nowhere")).isEmpty();
	}

	@Test
	void aDamagedModelDoesNotAnswer() throws IOException {
		this.store.add(small(), "small", 0, "{}", "admin");
		this.jdbc.sql("update trained_model set files = substring(files from 1 for length(files) / 2)").update();
		this.store.activate("small", "admin");
		double before = this.meters.counter("yihaotong.classification.model.failures").count();
		this.live.follow();
		assertThat(this.live.version()).isEqualTo(ModelStore.BUILT);
		assertThat(first("路灯不亮了")).isEqualTo(LAMP);
		assertThat(this.meters.counter("yihaotong.classification.model.failures").count()).isGreaterThan(before);
	}

	@Test
	void onlyAStoredModelCanBeActivated() throws IOException {
		this.store.add(small(), "small", 0, "{}", "admin");
		assertThatExceptionOfType(ModelRefused.class).isThrownBy(() -> this.store.activate("nowhere", "admin"))
			.withMessageContaining("nowhere")
			.withMessageContaining("built, small");
		assertThat(this.store.choice().active()).isEqualTo(ModelStore.BUILT);
	}

	@Test
	void labelsForgetNumbersAndTheLastWordCounts() {
		ContactId contact = new ContactId(UUID.randomUUID());
		Instant now = Instant.now();
		this.labels
			.keep(new Label(contact, Source.AGENT, "我电话13800001234 车蒙C12345 家里没水了", Optional.of(LAMP), LAMP, now));
		this.labels.keep(new Label(contact, Source.REDISPATCHED, "我电话13800001234 车蒙C12345 家里没水了", Optional.of(LAMP),
				NO_WATER, now));
		assertThat(this.labels.between(now.minusSeconds(1), now.plusSeconds(1)))
			.containsExactly(new Sample(NO_WATER, "我电话＊＊＊＊＊＊＊＊＊＊＊ 车＊＊＊＊＊＊＊ 家里没水了"));
		assertThat(this.labels.between(now.plusSeconds(1), now.plusSeconds(2))).isEmpty();
	}

	@Test
	void aLateCorrectionReplacesTheLabelWhereItStands() {
		ContactId contact = new ContactId(UUID.randomUUID());
		Instant now = Instant.now();
		Instant opened = now.minus(Duration.ofDays(30));
		this.labels.keep(new Label(contact, Source.AGENT, "家里没水了", Optional.of(LAMP), LAMP, opened));
		this.labels.keep(new Label(contact, Source.REDISPATCHED, "家里没水了", Optional.of(LAMP), NO_WATER, now));
		this.labels.keep(new Label(contact, Source.REDISPATCHED, "家里没水了", Optional.of(LAMP), new CategoryCode("0905"),
				now.minusSeconds(60)));
		Instant border = now.minus(Duration.ofDays(14));
		assertThat(this.labels.between(Instant.EPOCH, border)).containsExactly(new Sample(NO_WATER, "家里没水了"));
		assertThat(this.labels.between(border, now.plusSeconds(1))).isEmpty();
	}

	@Test
	void learnsFromOlderLabelsAndIsMeasuredOnTheLastTwoWeeks() throws IOException {
		Instant now = Instant.now();
		for (int i = 0; i < 6; i++) {
			label("水龙头干了 滴水全无 第" + i + "天", NO_WATER, now.minus(Duration.ofDays(30)));
		}
		label("滴水全无啊师傅", NO_WATER, now.minus(Duration.ofDays(1)));
		Path texts = Files.createDirectory(this.folder.resolve("texts"));
		for (String part : List.of("training", "calibration", "held-out")) {
			Files.write(Files.createDirectory(texts.resolve(part)).resolve("01.tsv"), TEXTS);
		}
		Map<String, Object> figures = new Retraining(new SmallTaxonomy(), this.labels, this.store, Clock.systemUTC())
			.train(texts, "admin");
		assertThat(figures).containsEntry("labels", 6).containsEntry("present", ModelStore.BUILT);
		assertThat(figures.get("held_weeks")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
			.containsEntry("texts", 1)
			.containsEntry("top1_new", 1.0);
		assertThat(this.store.choice().shadow()).contains(String.valueOf(figures.get("version")));
		assertThat(this.store.choice().active()).isEqualTo(ModelStore.BUILT);
	}

	private void label(String text, CategoryCode truth, Instant at) {
		this.labels.keep(new Label(new ContactId(UUID.randomUUID()), Source.AGENT, text, Optional.of(LAMP), truth, at));
	}

	private CategoryCode first(String text) {
		return this.live.classify(text).top().getFirst().code();
	}

	private Path small() throws IOException {
		Path texts = Files.createDirectory(this.folder.resolve("small-texts"));
		Files.write(texts.resolve("01.tsv"), TEXTS);
		Path model = this.folder.resolve("small-model");
		new ModelTrainer(new SmallTaxonomy()).train(texts, texts, model);
		return model;
	}

}
