/** A few entries in the eCFR layout, each with one oddity the official file is known for. Wording made up. */
export const part774 = `<?xml version="1.0" encoding="UTF-8"?>
<DIV5 N="774" TYPE="PART">
<HEAD>PART 774</HEAD>
<DIV9 N="Supplement No. 1 to Part 774" TYPE="APPENDIX">
<HEAD>Supplement No. 1 to Part 774</HEAD>
<HD1>Category 3&#x2014;Electronics</HD1>
<HD1>A. &#x201C;End Items&#x201D;</HD1>
<FP-2><B>3A900 Widgets as follows (see List of Items Controlled).</B></FP-2>
<FP-1><E T="04">License Requirements</E></FP-1>
<FP-1><I>Reason for Control:</I> NS, RS, AT</FP-1>
<DIV width="100%"><DIV class="gpotbl_div"><TABLE><THEAD><TR><TH><I>Control(s)</I></TH><TH><I>Country chart (see Supp. No. 1 to part 738)</I></TH></TR></THEAD><TBODY>
<TR><TD>NS applies to 3A900.a and .b (except .b.1)</TD><TD>NS Column 2.</TD></TR>
<TR><TD>RS applies to 3A900.c when taller than 5 &#xD7; 10<sup>3</sup> mm</TD><TD>To or within Macau or a destination specified in Country Group D:5 of supplement no. 1 to part 740 of the EAR. See &#xA7; 742.6(a)(6)(i) of the EAR.</TD></TR>
<TR><TD>AT applies to entire entry</TD><TD>AT Column 1</TD><TD/></TR>
</TBODY></TABLE></DIV></DIV>
<HD1>List Based License Exceptions (See Part 740 for a Description of All License Exceptions)</HD1>
<FP-1><I>LVS:</I> N/A for MT</FP-1>
<P>Yes for:</P>
<P>$1,500: 3A900.a</P>
<FP-1><I>GBS:</I> Yes for 3A900.a.1 to a.3</FP-1>
<FP-1><I>IEC:</I></FP-1>
<FP-1><E T="04">Special Conditions for STA</E></FP-1>
<FP-1><I>STA:</I> License Exception STA may not be used to ship any commodity in 3A900.b to any of the destinations listed in Country Group A:6 (See Supplement No. 1 to part 740 of the EAR).</FP-1>
<FP-1><E T="04">List of Items Controlled</E></FP-1>
<FP-1><I>Related Controls:</I> See 3A901.</FP-1>
<FP><I>Items</I> a. Widgets that turn:</FP>
<P>a.1. Clockwise;</P>
<NOTE><HED><I>Note:</I></HED><P><I>3A900.a.1 does not apply to clocks.</I></P></NOTE>
<DIV><TABLE><THEAD><TR><TH>Speed</TH><TH>Size</TH></TR></THEAD><TBODY><TR><TD>1</TD><TD>2</TD></TR></TBODY></TABLE></DIV>
<FP-1><B>3A901 Gadgets of &#x201C;3A900&#x201D;</B>.</FP-1>
<FP><E T="04">License Requirements</E></FP>
<FP-2><I>Reason for Control:</I> CC</FP-2>
<FP><I>Control(s):</I> CC applies to entire entry. A license is required for ALL destinations, except Canada, regardless of end-use. (See &#xA7; 742.7 of the EAR.)</FP>
<P><I>LVS:</I> N/A</P>
<FP-1><I>List of Items Controlled</I></FP-1>
<FP-2><B>3A902</B> <B><I>'Thing'</I> parts</B></FP-2>
<P><I>Reason for Control:</I> NP, AT</P>
<DIV><TABLE><THEAD><TR><TH>Control(s)</TH><TH>Country Chart</TH></TR></THEAD><TBODY><TR><TD>NP applies to entire entry AT applies to entire entry</TD><TD>NP Column 1 AT Column 1</TD></TR></TBODY></TABLE></DIV>
<FP-2><B>3A903 Rockets. (These items are &#x201C;subject to the ITAR.&#x201D;)</B></FP-2>
</DIV9>
</DIV5>`;
