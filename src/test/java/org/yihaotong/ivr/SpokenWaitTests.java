package org.yihaotong.ivr;

import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.yihaotong.platform.CoarseWait.AboutMinutes;
import org.yihaotong.platform.CoarseWait.LessThanAMinute;
import org.yihaotong.platform.CoarseWait.MoreThanTenMinutes;
import org.yihaotong.platform.CoarseWait;
import org.yihaotong.platform.ContactId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What a caller hears in the waiting room about the wait.
 */
class SpokenWaitTests {

	static Stream<Arguments> waits() {
		return Stream.of(arguments(0, new LessThanAMinute(), "下一位就是您。预计等待不到一分钟。"),
				arguments(3, new AboutMinutes(5), "您前面还有3位。预计还要等约五分钟。"),
				arguments(3, new AboutMinutes(2), "您前面还有3位。预计还要等约两分钟。"),
				arguments(40, new MoreThanTenMinutes(), "您前面还有很多人。预计等待超过十分钟。"), arguments(20, null, "您前面还有20位。"),
				arguments(null, null, "您还在排队。"));
	}

	@ParameterizedTest
	@MethodSource("waits")
	void saysThePlaceAndTheCoarseWaitWhereItIsKnown(Integer ahead, CoarseWait wait, String sentence) {
		assertThat(SpokenWait.of(desk(Optional.ofNullable(ahead), Optional.ofNullable(wait)), ContactId.random()))
			.isEqualTo(sentence);
	}

	@Test
	void saysThePlaceAloneWhenTheEstimateFails() {
		PlayedIntake broken = new PlayedIntake() {

			@Override
			public Optional<Integer> ahead(ContactId call) {
				return Optional.of(2);
			}

			@Override
			public Optional<CoarseWait> expectedWait(ContactId call) {
				throw new DataAccessResourceFailureException("Test");
			}

		};
		assertThat(SpokenWait.of(broken, ContactId.random())).isEqualTo("您前面还有2位。");
	}

	private static PlayedIntake desk(Optional<Integer> before, Optional<CoarseWait> wait) {
		return new PlayedIntake() {

			@Override
			public Optional<Integer> ahead(ContactId call) {
				return before;
			}

			@Override
			public Optional<CoarseWait> expectedWait(ContactId call) {
				return wait;
			}

		};
	}

}
