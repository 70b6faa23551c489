package org.yihaotong.platform;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlateNumberTests {

	@ParameterizedTest
	@CsvSource({ "蒙C12345, 蒙C12345", "蒙c·12345, 蒙C12345", "粤B 72904, 粤B72904", "京AD12345, 京AD12345",
			"湘A-58317, 湘A58317", "粤Z1234港, 粤Z1234港" })
	void readsPlatesAsPeopleWriteThem(String written, String plate) {
		assertThat(PlateNumber.parse(written)).contains(new PlateNumber(plate));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12345", "蒙C1234", "蒙C1234567", "蒙I12345", "蒙C1234O", "国A12345" })
	void refusesWhatIsNoPlate(String written) {
		assertThat(PlateNumber.parse(written)).isEmpty();
	}

}
