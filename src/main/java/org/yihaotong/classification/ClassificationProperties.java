package org.yihaotong.classification;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When an answer may be acted on.
 *
 * @param certain least probability of the first candidate that may be acted on after
 * reading it back, if the model itself does not ask for more for that category
 * @param doubtful least probability of the first candidate that is worth showing
 */
@Validated
@ConfigurationProperties("yihaotong.classification")
record ClassificationProperties(@DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1") double certain,
		@DefaultValue("0.2") @DecimalMin("0") @DecimalMax("1") double doubtful) {

	/** For use without Spring: the defaults above. */
	static final ClassificationProperties DEFAULT = new ClassificationProperties(0.5, 0.2);

}
