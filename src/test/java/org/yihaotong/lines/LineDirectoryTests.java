package org.yihaotong.lines;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.yihaotong.lines.Line.Mode;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.lines.LineDecision.Reason;
import org.yihaotong.lines.LineOutcome.CallBackOffer;
import org.yihaotong.lines.LineOutcome.RingHere;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RealParts
@Import(LineParts.class)
@ApplicationModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
class LineDirectoryTests {

	@Autowired
	private CachedLineDirectory directory;

	@Autowired
	private LiveLinePolicy policy;

	@Autowired
	private Lines lines;

	@Autowired
	private HotSpots hotSpots;

	@Autowired
	private Clock clock;

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

	@Test
	void everyNodeSeesAChangeWithinSeconds() {
		CachedLineDirectory otherNode = new CachedLineDirectory(this.lines, this.hotSpots, this.clock);
		otherNode.refresh();
		this.jdbc.sql("update lines set greeting = '您好，12369新问候。' where number = '12369'").update();
		assertThat(otherNode.dialled("12369").greeting()).isNotEqualTo("您好，12369新问候。");
		otherNode.watch();
		assertThat(otherNode.dialled("12369").greeting()).isEqualTo("您好，12369新问候。");
		await().atMost(Duration.ofSeconds(15))
			.until(() -> this.directory.dialled("12369").greeting().equals("您好，12369新问候。"));
	}

	@Test
	void aLineWhoseRulesWereSpoiltByHandGoesOnWithTheFirstOnes() {
		this.jdbc.sql("update lines set rules = '{\"hours\":null}' where number = '12318'").update();
		this.directory.refresh();
		LineDecision decision = this.policy.at(new LineNumber("12318"), LineSamples.tuesday("03:00"), Situation.QUIET);
		assertThat(decision.outcome()).isEqualTo(new RingHere(Optional.empty(), Optional.empty()));
		assertThat(this.directory.all()).hasSize(39);
		this.jdbc.sql("update lines set rules = null where number = '12318'").update();
	}

	@Test
	void overflowLooksAtWhoWaits() {
		LineParts.WAITING.put(new LineNumber("12369"), new Situation.Load(41, Duration.ofSeconds(30)));
		this.policy.look();
		assertThat(this.policy.now(new LineNumber("12315")).outcome()).isEqualTo(new CallBackOffer());
		assertThat(this.policy.now(new LineNumber("0473-2999922")).reason()).isEqualTo(Reason.AS_USUAL);
		LineParts.WAITING.clear();
		this.policy.look();
		assertThat(this.policy.now(new LineNumber("12315")).reason()).isEqualTo(Reason.AS_USUAL);
	}

}
