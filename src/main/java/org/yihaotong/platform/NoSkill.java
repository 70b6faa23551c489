package org.yihaotong.platform;

import org.springframework.http.HttpStatus;

/**
 * Something else was given where a skill is needed.
 */
public class NoSkill extends Refusal {

	NoSkill(String text) {
		super(HttpStatus.BAD_REQUEST, "skill",
				"\"" + text + "\" is no skill; skills look like lang:mn or group:heating");
	}

}
