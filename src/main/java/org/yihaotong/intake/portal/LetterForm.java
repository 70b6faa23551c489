package org.yihaotong.intake.portal;

import java.util.List;

import org.yihaotong.intake.NewContact;
import org.yihaotong.intake.app.Submission;
import org.yihaotong.platform.Channel;

/**
 * The fields of the letter page as they were typed.
 *
 * @param key drawn when the page was shown, so that pressing twice sends once
 */
record LetterForm(String key, String text, String place, String citizenName, String phone, String mail,
		String category) {

	private static final int LONGEST_KEY = 64;

	static LetterForm empty(String key) {
		return new LetterForm(key, "", "", "", "", "", "");
	}

	Submission submission(List<NewContact.Attachment> photographs) {
		String once = (this.key.length() > LONGEST_KEY) ? this.key.substring(0, LONGEST_KEY) : this.key;
		return new Submission(Channel.LETTER, "page:" + once, this.citizenName, this.phone, this.mail, this.text,
				this.place, this.category, photographs);
	}

}
