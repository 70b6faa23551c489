package org.yihaotong.lines;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.yihaotong.lines.Line.Mode;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;

@RealParts
@ApplicationModuleTest
class LineDirectoryTests {

	@Autowired
	private CachedLineDirectory directory;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void knowsTheMainLineAndThe38OlderOnes() {
		assertThat(this.directory.all()).hasSize(39);
		assertThat(this.directory.all().getFirst().number()).isEqualTo(LineDirectory.MAIN);
		assertThat(this.directory.all().getFirst().greeting()).contains("12345");
		assertThat(this.directory.all()).filteredOn((line) -> line.mode() == Mode.MERGED).hasSize(26);
		assertThat(this.directory.all()).filteredOn((line) -> line.mode() == Mode.DUAL_TRACK).hasSize(12);
	}

	@ParameterizedTest
	@CsvSource({ "12345,12345", "047312345,12345", "0473-12345,12345", "12369,12369", "0473 12369,12369",
			"2999901,0473-2999901", "04732999901,0473-2999901", "0473-2999901,0473-2999901",
			"+864732999901,0473-2999901", "00864732999901,0473-2999901", "864732999901,0473-2999901",
			"4732999901,0473-2999901", "95598,95598", "+8695598,95598" })
	void findsTheLineHoweverTheTrunkWritesIt(String dialled, String number) {
		assertThat(this.directory.dialled(dialled).number().value()).isEqualTo(number);
	}

	@ParameterizedTest
	@CsvSource({ "99999", "''", "abc", "0473", "1111111111111111111111111111111111111111111111111111" })
	void turnsNobodyAway(String dialled) {
		assertThat(this.directory.dialled(dialled).number()).isEqualTo(LineDirectory.MAIN);
	}

	@Test
	void readsStageOwnerAndUsualMajor() {
		Line heating = this.directory.dialled("2999922");
		assertThat(heating.stage()).contains(Stage.STATIONED);
		assertThat(heating.owner().value()).isEqualTo("U01");
		assertThat(heating.defaultMajor()).contains(new CategoryCode("08"));
		assertThat(this.directory.dialled("12345").defaultMajor()).isEmpty();
	}

	@Test
	void importKeepsAStageThatWasChanged() {
		this.jdbc.sql("update lines set stage = 'STATIONED' where number = '95598'").update();
		this.directory.afterSingletonsInstantiated();
		assertThat(this.directory.dialled("95598").stage()).isEqualTo(Optional.of(Stage.STATIONED));
		assertThat(this.directory.all()).hasSize(39);
	}

}
