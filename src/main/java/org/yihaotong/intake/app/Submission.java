package org.yihaotong.intake.app;

import java.util.List;

import org.yihaotong.intake.NewContact;
import org.yihaotong.platform.Channel;

/**
 * A request as a citizen gave it, not checked yet.
 *
 * @param channel {@code LETTER} or {@code MESSAGE}
 * @param key makes the same submission the same contact when it is sent again
 * @param citizenName may be empty
 * @param phone where the citizen can be reached, and what the request is followed with
 * @param mail may be empty
 * @param text the request
 * @param place may be empty
 * @param category the minor category that the citizen chose, or empty
 * @param photographs what was enclosed, made harmless
 */
public record Submission(Channel channel, String key, String citizenName, String phone, String mail, String text,
		String place, String category, List<NewContact.Attachment> photographs) {

	/** Characters of a request at most: more than anybody wants to read. */
	public static final int MAX_TEXT = 5000;

	public Submission {
		photographs = List.copyOf(photographs);
	}

}
