package org.yihaotong.routing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * From which page of which sign-in something comes.
 *
 * @param tab the page's own name; null for a program without pages
 * @param session the sign-in
 */
record TabKey(@Nullable String tab, String session) {

	static final String HEADER = "X-Agent-Tab";

	static final String PARAMETER = "tab";

	static TabKey of(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return new TabKey(request.getHeader(HEADER), (session != null) ? session.getId() : "");
	}

}
