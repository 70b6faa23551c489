package org.yihaotong.platform;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneNumberTests {

	@ParameterizedTest
	@CsvSource({ "13800001234, +8613800001234", "+86 138 0000 1234, +8613800001234", "008613800001234, +8613800001234",
			"86-138-0000-1234, +8613800001234", "0473-2999901, +864732999901", "2999901, +864732999901",
			"010 65432100, +861065432100", "12345, 12345", "110, 110", "0085223456789, +85223456789" })
	void readsTheFormsThatPeopleAndTrunksWrite(String written, String normal) {
		assertThat(PhoneNumber.parse(written)).contains(new PhoneNumber(normal));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "anonymous", "1", "12", "+", "+0", "138000012345678901", "1380000\r\nAction: x",
			"１３８", "1234567890" })
	void refusesWhatIsNoNumber(String written) {
		assertThat(PhoneNumber.parse(written)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "13800001234, 138****1234", "0473-2999901, 047****9901", "12345, 12345" })
	void hidesTheMiddle(String written, String masked) {
		assertThat(PhoneNumber.parse(written).orElseThrow()).hasToString(masked);
	}

	@Property
	void neverThrowsWhateverComes(@ForAll String text) {
		PhoneNumber.parse(text)
			.ifPresent((number) -> assertThat(PhoneNumber.parse(number.national())).contains(number));
	}

}
