package org.yihaotong.classification;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * A model that cannot be chosen.
 */
class ModelRefused extends Refusal {

	private ModelRefused(String message, String version, String known) {
		super(HttpStatus.NOT_FOUND, "model-not-found", message, version, known);
	}

	static ModelRefused unknown(String version, String known) {
		return new ModelRefused("There is no model " + version + "; there are " + known, version, known);
	}

}
