package org.yihaotong.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlaceFolderTests {

	@TempDir
	private Path folder;

	private Path texts;

	private Path model;

	private ModelCache cache;

	@BeforeEach
	void train() throws IOException {
		this.texts = Files.createDirectory(this.folder.resolve("texts"));
		Files.write(this.texts.resolve("01.txt"),
				List.of("⟦滨河路⟧的路灯不亮", "⟦团结小区⟧停水了", "暖气不热", "⟦人民路⟧堵车", "在⟦新华小区⟧门口", "没有水了"));
		this.model = this.folder.resolve("model");
		this.cache = new ModelCache(this.folder.resolve("cache"), PlaceFolder::version);
		PlaceTrainer.build(this.texts, this.model, this.cache);
	}

	@Test
	void theCardSaysWhatItWasMadeOf() {
		assertThat(this.model.resolve(ModelCard.FILE)).content().contains("of 6 texts").contains("in which 4 places");
	}

	@ParameterizedTest
	@ValueSource(strings = { "model.bin", ModelCard.FILE })
	void aModelThatBreaksOffIsRefused(String file) throws IOException {
		breakOff(this.model.resolve(file));
		assertThat(PlaceFolder.version(this.model)).isEmpty();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> PlaceFolder.load(this::bytes))
			.withMessageContaining("damaged")
			.withMessageContaining("checksum");
	}

	@Test
	void aModelThatBreaksOffIsMadeAnew() throws IOException {
		byte[] whole = bytes(PlaceFolder.MODEL);
		breakOff(this.model.resolve(PlaceFolder.MODEL));
		breakOff(this.folder.resolve("cache").resolve(cached()).resolve(PlaceFolder.MODEL));
		PlaceTrainer.build(this.texts, this.model, this.cache);
		assertThat(this.model.resolve(PlaceFolder.MODEL)).hasBinaryContent(whole);
		assertThat(PlaceFolder.version(this.model)).isEqualTo(cached());
	}

	@Test
	void theBuiltModelIsWhole() throws IOException {
		assertThat(PlaceFolder.load(PlaceFolder::onClassPath).getNumOutcomes())
			.isEqualTo(PlaceModel.Part.values().length);
	}

	private String cached() throws IOException {
		try (var versions = Files.list(this.folder.resolve("cache"))) {
			return versions.findFirst().orElseThrow().getFileName().toString();
		}
	}

	private byte[] bytes(String file) throws IOException {
		return Files.readAllBytes(this.model.resolve(file));
	}

	private static void breakOff(Path file) throws IOException {
		byte[] whole = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(whole, whole.length / 2));
	}

}
