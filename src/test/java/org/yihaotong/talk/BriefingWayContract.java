package org.yihaotong.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.yihaotong.intake.ContactBrief;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.talk.NotBriefed.Why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every way to an emergency service must do, with a real server at its end.
 */
abstract class BriefingWayContract {

	static final Duration TIMEOUT = Duration.ofSeconds(1);

	static final BriefingProperties RULES = new BriefingProperties(Map.of(), TIMEOUT, 1, Duration.ZERO);

	abstract BriefingWay way();

	/** To a server that takes what comes. */
	abstract BriefingProperties.Route route();

	/** To a server that says no. */
	abstract BriefingProperties.Route refusing();

	/** To a server that takes the connection and never says a word. */
	abstract BriefingProperties.Route silent();

	/** To where nobody is. */
	abstract BriefingProperties.Route nobody();

	/** All that has come, as text. */
	abstract String received();

	static Briefing briefing(int revision, String text, String... said) {
		return new Briefing(UUID.fromString("00000000-0000-4000-8000-000000000110"), "110", revision, Instant.EPOCH,
				new ContactBrief("C20261130-00007", new LineNumber("12345"), PhoneNumber.parse("13812345678"), "张女士",
						"海勃湾区滨河小区3号楼", Optional.of(new CategoryCode("0901")), "供水排水 · 停水", text),
				List.of(said).stream().map((line) -> new Talks.Line(Instant.EPOCH, line)).toList());
	}

	@Test
	void handsOverWhatIsKnownWithWhatWasSaid() throws NotBriefed {
		way().deliver(briefing(1, "有人撬我家的门", "我一个人在家", "他还在楼道里"), route());
		assertThat(received()).contains("110", "C20261130-00007", "13812345678", "张女士", "海勃湾区滨河小区3号楼", "供水排水 · 停水",
				"有人撬我家的门", "我一个人在家", "他还在楼道里");
	}

	@Test
	void wordsAreWordsWhateverStandsInThem() throws NotBriefed {
		way().deliver(briefing(1, "他说\"开门\"\r\nBcc: x@y.example\r\n.\r\n{\"a\":1}\u0001", "<b>&amp;</b>"), route());
		assertThat(received()).contains("C20261130-00007", "开门", "Bcc: x@y.example", "<b>&amp;</b>");
		assertThat(received().lines().filter((line) -> line.startsWith("Bcc:")).toList()).as("no header of its own")
			.hasSizeLessThanOrEqualTo(1);
	}

	@Test
	void tellsThatItWasNotTaken() {
		assertThatExceptionOfType(NotBriefed.class).isThrownBy(() -> way().deliver(briefing(1, "着火了"), refusing()))
			.satisfies((failure) -> {
				assertThat(failure.why()).isIn(Why.REFUSED, Why.UNREACHABLE);
				assertThat(failure.detail()).isNotBlank().doesNotContain("着火了", "13812345678");
			});
	}

	@Test
	void waitsNoLongerThanItMay() {
		long before = System.nanoTime();
		assertThatExceptionOfType(NotBriefed.class).isThrownBy(() -> way().deliver(briefing(1, "着火了"), silent()))
			.satisfies((failure) -> {
				assertThat(failure.why()).isEqualTo(Why.TIMEOUT);
				assertThat(failure.again()).isTrue();
			});
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(TIMEOUT.minusMillis(50),
				TIMEOUT.multipliedBy(3));
	}

	@Test
	void tellsThatNobodyIsThere() {
		assertThatExceptionOfType(NotBriefed.class).isThrownBy(() -> way().deliver(briefing(1, "着火了"), nobody()))
			.satisfies((failure) -> assertThat(failure.why()).isEqualTo(Why.UNREACHABLE));
	}

	@Test
	void leadsOnlyToWhereItCanGo() {
		assertThat(way().leadsTo(route())).isTrue();
		assertThat(way().leadsTo(new BriefingProperties.Route("", "", ""))).isFalse();
	}

}
