package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yihaotong.classification.Classification.Candidate;
import org.yihaotong.platform.CategoryCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ModelTrainerTests {

	private static final List<String> TEXTS = List.of("0801	家里暖气温乎乎的才十四度", "0801	孩子冻感冒了 屋里冷得很",
			"0802	整栋楼的暖气突然全凉了", "0802	到供热的日子了还没来暖", "0901	早上起来就没水了", "0901	停水也不通知一声", "# 说明", "",
			"0905	马路上冒水 管子爆了", "0905	自来水管子破了水往外喷");

	private final Taxonomy taxonomy = new SmallTaxonomy();

	@TempDir
	private Path folder;

	private Path texts;

	private Path calibration;

	@BeforeEach
	void writeTexts() throws IOException {
		this.texts = Files.createDirectory(this.folder.resolve("texts"));
		Files.write(this.texts.resolve("01.tsv"), TEXTS);
		this.calibration = Files.createDirectory(this.folder.resolve("calibration"));
		Files.write(this.calibration.resolve("01.tsv"),
				List.of("0901	水龙头没水了", "0801	暖气片不热", "0905	路上水管爆了", "0802	整个单元都没来暖"));
		Files.writeString(this.texts.resolve("notes.txt"), "not a text");
	}

	@Test
	void trainsAModelThatKnowsWhatItWasTaught() throws IOException {
		Classification found = classifier(train("model")).classify("我们这儿停水了");
		assertThat(found.top()).hasSize(3);
		assertThat(found.top().getFirst().code()).isEqualTo(new CategoryCode("0901"));
		assertThat(found.decision()).isNotInstanceOf(Decision.Unknown.class);
		assertThat(found.top()).extracting(Candidate::probability).allMatch((chance) -> chance >= 0 && chance <= 1);
		assertThat(found.top().stream().mapToDouble(Candidate::probability).sum()).isBetween(0.5, 1.0000001);
	}

	@Test
	void sameTextsGiveTheSameBytes() throws IOException {
		Path first = train("first");
		Path second = train("second");
		try (var files = Files.list(first)) {
			assertThat(files.toList()).hasSizeGreaterThan(3)
				.allSatisfy((file) -> assertThat(file).hasSameBinaryContentAs(second.resolve(file.getFileName())));
		}
	}

	@Test
	void trainsAgainOnlyWhenATextHasChanged() throws IOException {
		Path majors = train("model").resolve("majors.bin");
		FileTime past = FileTime.from(Instant.EPOCH);
		Files.setLastModifiedTime(majors, past);
		train("model");
		assertThat(Files.getLastModifiedTime(majors)).isEqualTo(past);
		Files.writeString(this.texts.resolve("90-ourcity.tsv"), "0901	龙头一滴水都不流");
		train("model");
		assertThat(Files.getLastModifiedTime(majors)).isGreaterThan(past);
	}

	@Test
	void trainsAgainWhenTheModelIsDamaged() throws IOException {
		Path majors = train("model").resolve("majors.bin");
		byte[] whole = Files.readAllBytes(majors);
		Files.write(majors, new byte[] { 1, 2, 3 });
		train("model");
		assertThat(majors).hasBinaryContent(whole);
	}

	@Test
	void aCleanCheckoutTakesTheModelFromTheCache() throws IOException {
		ModelCache cache = new ModelCache(this.folder.resolve("cache"), ModelFolder::version);
		ModelTrainer trainer = new ModelTrainer(this.taxonomy);
		Path first = this.folder.resolve("first");
		trainer.build(this.texts, this.calibration, first, cache);
		Path kept = this.folder.resolve("cache").resolve(ModelFolder.version(first));
		Path second = this.folder.resolve("second");
		trainer.build(this.texts, this.calibration, second, cache);
		assertThat(ModelFolder.version(second)).isNotEmpty().isEqualTo(ModelFolder.version(kept));
		Files.write(kept.resolve("majors.bin"), new byte[] { 1 });
		Path third = this.folder.resolve("third");
		trainer.build(this.texts, this.calibration, third, cache);
		assertThat(ModelFolder.version(third)).isEqualTo(ModelFolder.version(second));
		assertThat(kept.resolve("majors.bin")).hasSameBinaryContentAs(third.resolve("majors.bin"));
	}

	@Test
	void theCardSaysWhatItWasMadeOf() throws IOException {
		assertThat(train("model").resolve(ModelCard.FILE)).content()
			.contains("on 8 texts")
			.contains("Calibrated by 4 texts")
			.contains("Weakest there: ");
	}

	@Test
	void refusesADamagedModel() throws IOException {
		Path model = train("model");
		byte[] bytes = Files.readAllBytes(model.resolve("08.bin"));
		bytes[bytes.length / 2] ^= 1;
		Files.write(model.resolve("08.bin"), bytes);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> load(model))
			.withMessageContaining("damaged")
			.withMessageContaining("checksum");
	}

	@Test
	void refusesAModelWithoutAPart() throws IOException {
		Path model = train("model");
		Files.delete(model.resolve("09.bin"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> load(model)).withMessageContaining("09.bin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "没有分类的一行", "09	太短的分类", "0901 空格不是制表符", "0901	", "0999	没有这个分类", "abcd	不是数字" })
	void refusesALineThatIsNoText(String line) throws IOException {
		Files.writeString(this.texts.resolve("02.tsv"), "0901	没水了\n" + line + "\n");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> train("model")).withMessageContaining("02.tsv:2");
	}

	@Test
	void learnsFromTheTaxonomyButNotFromItsBorders() {
		assertThat(new TrainingTexts(this.taxonomy).fromTaxonomy()).hasSize(16)
			.extracting(TrainingTexts.Sample::text)
			.contains("停水的", "没来暖气")
			.noneMatch((text) -> text.contains("火灾"));
	}

	private Path train(String name) throws IOException {
		Path model = this.folder.resolve(name);
		new ModelTrainer(this.taxonomy).train(this.texts, this.calibration, model);
		return model;
	}

	private static CategoryModel load(Path model) throws IOException {
		return ModelFolder.load((file) -> Files.readAllBytes(model.resolve(file)));
	}

	private Classifier classifier(Path model) throws IOException {
		return new OpenNlpClassifier(load(model), this.taxonomy, ClassificationProperties.DEFAULT);
	}

}
